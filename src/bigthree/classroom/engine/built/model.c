/* Made from the Python source of the model by bigthree.classroom.engine; do not edit. */
#include <math.h>
#include <stdint.h>
#include <string.h>

static int EVENT_COUNT, MONTHS;

static inline double least(double a, double b) { return b < a ? b : a; }
static inline double most(double a, double b) { return b > a ? b : a; }
static inline int modulo(int a, int b) { return (a % b + b) % b; }
static inline double least_of(const double *row, int n) {
  double low = row[0];
  for (int i = 1; i < n; i++) low = least(low, row[i]);
  return low;
}

typedef struct {
  double stances_[3][3];
  double next_stances_[3][3];
  double appetite_[3];
  double next_appetite_[3];
  double belief_[3];
  double next_belief_[3];
  double prior_log_odds_[3][3];
  double log_odds_[3][3];
  double next_log_odds_[3][3];
  double trust_[3][3];
  double levels_[4];
  double next_levels_[4];
  double shifts_[18];
  double jumps_[6];
  double rivalry_[3];
  double commerce_[3];
  double secure_appetite_[3];
  double tolerance_[3];
  double stake_;
  double engaged_[3];
  double war_;
  double resistance_;
  double capability_[3];
  double deterrence_[3];
  double reach_[3][25];
  double restraint_[3][25];
  double claims_[3][25];
  double influence_[3][25];
  double next_influence_[3][25];
  double answers_[15][25];
  double sums_[15];
  double closed_[3];
  double granted_share_[3];
  double threats_[3][3];
  double seen_[3][3];
  double signed_[3];
  double next_signed_[3];
  double terms_[6][11];
  double slopes_[6];
  double parts_[6][18];
  double pushes_[6];
  double evidence_[2];
} State;

typedef struct {
  double routine_;
  double reciprocity_;
  double structural_balance_;
  double bidding_;
  double pivoting_;
  double noise_;
  double closeness_effect_;
  double commerce_effect_;
  double common_threat_effect_;
  double rivalry_effect_;
  double ideology_effect_;
  double overlap_effect_;
  double threat_effect_;
  double common_enemy_effect_;
  double opinion_effect_;
  double partner_effect_;
  double bloc_effect_;
  double appetite_speed_;
  double security_dilemma_;
  double emboldening_;
  double learning_;
  double norm_;
  double evidence_weight_;
  double forgetting_;
  double seeker_acts_;
  double expansionist_acts_;
  double disclosure_;
  double coercion_;
  double land_reach_;
  double sea_reach_;
  double base_reach_;
  double landlocked_;
  double influence_speed_;
  double settlement_hazard_;
  double settlement_warmth_;
  double settlement_trust_;
  double veto_;
  double cover_;
  double closure_;
  double danger_lifetime_;
  double window_lifetime_;
  double window_floor_;
  double ideology_lifetime_;
  double opinion_speed_;
  double opinion_from_tie_;
  double opinion_from_closure_;
  double opinion_from_acts_;
  double opinion_from_spheres_;
  double power_growth_;
  double deterrence_;
  double saturating_;
  double bounded_;
  double bounded_noise_;
  double steps_;
  double initial_tie_[3];
  double closeness_[3];
  double proximity_[3];
  double nearer_by_engagement_[3];
  double commerce_[3];
  double on_credit_[3];
  double rivalry_[3];
  double opposed_systems_[3];
  double appetite_[3];
  double engages_[3];
  double openness_[3];
  double imposition_[3];
  double tolerance_[3];
  double belief_[3];
  double believes_[3];
  double expected_growth_[3];
  double reach_scale_[3];
  double landlocked_reach_[3];
  double prior_trust_[3][3];
  double preference_[3][3];
  double opinion_binds_[3][3];
  double stake_;
  double war_ends_[2];
  double common_threat_;
  double ideology_;
  double opinion_;
  double opinion_weight_;
  double credit_haste_;
  double resistance_;
} Parameters;

typedef struct {
  double weight_[25];
  double resistance_[25];
  double distance_[3][25];
  double coast_[25];
  double listed_[25];
  double granted_[3][25];
  double may_sign_[3];
  double trend_;
  int64_t signed_month_;
  int64_t earliest_month_;
  int64_t opinion_of_[2];
  int64_t believer_;
  double divided_[3];
  int64_t engagement_;
  int64_t engaged_from_;
  int64_t balancer_;
  int64_t adversary_;
} Setting;

static const int PAIRS[6][2] = {{0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 0}, {2, 1}};
static const int DYAD_PAIRS[3][2] = {{0, 1}, {0, 2}, {1, 2}};
static double trust_evidence(int seen_, double seeker_, double expansionist_);
static void world_start_levels(State *s_, Parameters *p_);
static double bounds_within(double value_, double low_, double high_);
static double bounds_shifted(double level_, double shift_);
static double drivers_war(double month_, double here_ends_, double there_ends_);
static void world_settle_conditions(State *s_, Parameters *p_, int month_);
static double capabilities_trend(double growth_, double expected_);
static double capabilities_gain(double shift_);
static double capabilities_weight(double share_, double trend_, double month_, double gain_);
static double world_weight_of(State *s_, Parameters *p_, Setting *g_, double share_, int i_, int month_);
static double capabilities_relative(double mine_, double total_);
static void world_weigh_powers(State *s_, Parameters *p_, Setting *g_, double (*shares_)[3], int month_);
static int dyads_dyad_of(int i_, int j_);
static double trust_log_odds(double trust_);
static double trust_probability(double log_odds_);
static void powers_start_towards(State *s_, Parameters *p_, int i_, int j_);
static double stances_tie(double stance_, double returned_);
static double engagement_buck_passing(double balancer_, double adversary_);
static double engagement_drawn_in(double tie_);
static double engagement_dated(double month_, double since_);
static double engagement_engaged(double may_stay_out_, int theory_, double balancer_, double adversary_, double tie_, double month_, double since_);
static double powers_engaged_share(State *s_, Parameters *p_, Setting *g_, int i_, int month_);
static void phases_engagement(State *s_, Parameters *p_, Setting *g_, int month_);
static double appetite_engaged_appetite(double appetite_, double engaged_);
static double claims_reach(double distance_, double scale_);
static double claims_inland(double reach_, double coast_, double landlocked_);
static void powers_start_power(State *s_, Parameters *p_, Setting *g_, int i_);
static void phases_start(State *s_, Parameters *p_, Setting *g_, double (*shares_)[3]);
static void world_clear(State *s_);
static double events_effect(double size_, double intensity_);
static void world_strike(State *s_, Setting *g_, double (*effects_)[31], int e_, double intensity_);
static void phases_events(State *s_, Parameters *p_, Setting *g_, double (*effects_)[31], int64_t *due_, double *intensity_, int month_);
static double deterrence_deterrence(double arsenal_, double other_arsenal_);
static void world_weigh_arsenals(State *s_, double (*arsenals_)[3], int month_);
static void phases_capabilities(State *s_, Parameters *p_, Setting *g_, double (*shares_)[3], double (*arsenals_)[3], int month_);
static double claims_claim(double appetite_, double reach_, double restraint_);
static void powers_make_claims(State *s_, int i_);
static void phases_claims(State *s_);
static double claims_resistance(double level_, double relative_);
static double states_own_resistance(State *s_, Setting *g_, int k_);
static double claims_contested(double weight_, double mine_, double theirs_);
static double claims_holding(double claim_, double resistance_, double imposition_);
static double claims_weighed(double weight_, double share_);
static double spheres_granted(double claimed_, double share_);
static double claims_coerced(double weight_, double claim_, double resistance_, double imposition_);
static double claims_influence_change(double influence_, double holding_, double holdings_, double speed_);
static void states_answer_to(State *s_, Parameters *p_, Setting *g_, int k_, int i_, double resists_, double winnable_, double total_);
static void states_answer(State *s_, Parameters *p_, Setting *g_, int k_, double resists_);
static double spheres_granted_share(double granted_, double claimed_);
static double drivers_closed_sphere(double imposition_, double held_);
static void world_add_up(State *s_, Parameters *p_);
static void phases_answers(State *s_, Parameters *p_, Setting *g_);
static double engagement_engagement(double stake_, double mine_, double theirs_);
static double threat_nearness(double geographic_, double reach_);
static double threat_perceived_threat(double coefficient_, double capability_, double proximity_, double appetite_, double trust_);
static double deterrence_deterred(double threat_, double effect_, double deterrence_);
static double powers_threat_from(State *s_, Parameters *p_, int i_, int j_);
static void phases_threats(State *s_, Parameters *p_);
static double spheres_sheltered(double signed_, double cover_, double granted_share_);
static double trust_exposure(double appetite_, double sheltered_, double openness_, double tolerance_, double disclosure_, double coercion_, double outrage_);
static double trust_act_probability(double exposure_, double seeker_, double expansionist_);
static int powers_sees(State *s_, Parameters *p_, int i_, int j_, double drawn_);
static void phases_acts(State *s_, Parameters *p_, double *drawn_);
static double spheres_readiness(double shift_);
static double spheres_settlement_hazard(double hazard_, double bargaining_, double veto_, double opinion_weight_, double sympathy_);
static double world_signing_chance(State *s_, Parameters *p_);
static int spheres_would_sign(double stance_, double trust_, double warmth_, double threshold_);
static int powers_agrees(State *s_, Parameters *p_, int i_, int j_);
static int spheres_concluded(int month_, int fixed_, int earliest_, int willing_, double drawn_, double chance_);
static void world_bargain(State *s_, Setting *g_, int d_, int month_, int willing_, double drawn_, double chance_);
static void phases_bargains(State *s_, Parameters *p_, Setting *g_, double *drawn_, int month_);
static double trust_log_odds_change(double log_odds_, double prior_, double evidence_, double weight_, double forgetting_);
static double powers_revised_log_odds(State *s_, Parameters *p_, int i_, int j_);
static double appetite_insecurity(double one_, double other_);
static double appetite_appetite_change(double appetite_, double baseline_, double insecurity_, double believed_rivalry_, double speed_, double dilemma_, double emboldening_);
static double powers_revised_appetite(State *s_, Parameters *p_, int i_);
static double belief_shown_rivalry(double tie_, double norm_);
static double belief_belief_change(double belief_, double tie_, double norm_, double learning_);
static double powers_revised_belief(State *s_, Parameters *p_, int i_);
static void phases_lessons(State *s_, Parameters *p_);
static double drivers_fear_change(double fear_, double war_, double lifetime_);
static double drivers_window_change(double window_, double floor_, double haste_, double lifetime_);
static double drivers_salience_change(double salience_, double baseline_, double lifetime_);
static double spheres_declared(double signed_, double other_, double openness_);
static double drivers_opinion_change(double sympathy_, double baseline_, double tie_, double closed_, double encroached_, double declared_, double speed_, double from_tie_, double from_closure_, double from_acts_, double from_spheres_);
static void world_drift(State *s_, Parameters *p_, Setting *g_);
static void phases_drivers(State *s_, Parameters *p_, Setting *g_);
static void phases_start_stances(State *s_, double (*ledger_)[18]);
static int dyads_pair_of(int i_, int j_);
static int dyads_third(int i_, int j_);
static double interests_availability(double window_, double on_credit_);
static double interests_closure(double coefficient_, double mine_, double theirs_);
static double interests_tolerated(double mine_, double theirs_);
static double drivers_common_danger(double fear_, double war_);
static double spheres_crude_division(double cover_, double divided_, double imposition_, double other_);
static double interests_closeness(double coefficient_, double closeness_);
static double interests_commerce(double coefficient_, double pull_, double window_, double closure_);
static double interests_common_threat(double coefficient_, double danger_);
static double interests_rivalry(double coefficient_, double contradiction_);
static double interests_ideology(double coefficient_, double opposed_, double salience_);
static double interests_overlap(double coefficient_, double overlapping_, double tolerance_);
static double interests_threat(double perceived_);
static double interests_common_enemy(double coefficient_, double mine_, double theirs_);
static double interests_opinion(double coefficient_, double sympathy_, double weight_);
static double interests_partner(double coefficient_, double preference_);
static double interests_blocs(double coefficient_, double signed_, double division_, double stance_);
static void powers_weigh_interests(State *s_, Parameters *p_, Setting *g_, int i_, int j_);
static double stances_interest_slope(double total_, double saturating_);
static void powers_saturate(State *s_, Parameters *p_, int n_);
static double stances_room(double stance_, double bounded_);
static double stances_routine(double stance_, double speed_, double step_);
static double stances_interest_pull(double term_, double slope_, double speed_, double step_);
static double stances_reciprocity(double stance_, double returned_, double coefficient_, double step_);
static double stances_structural_balance(double mine_, double theirs_, double room_, double coefficient_, double step_);
static double stances_bidding(double mine_, double room_, double coefficient_, double step_);
static double stances_pivoting(double theirs_, double room_, double coefficient_, double step_);
static double stances_luck(double shock_, double room_, double size_, double step_);
static void powers_push(State *s_, Parameters *p_, int i_, int j_, double shock_, double step_);
static double stances_moved(double stance_, double push_);
static void powers_move(State *s_, int i_, int j_);
static void phases_keep_parts(State *s_, double (*ledger_)[18]);
static void phases_stances(State *s_, Parameters *p_, Setting *g_, double *shocks_, double (*ledger_)[18]);
static void powers_commit_power(State *s_, int i_);
static void powers_commit_towards(State *s_, int i_, int j_);
static void states_commit_state(State *s_, int k_);
static void world_commit_levels(State *s_);
static void phases_commit_changes(State *s_);
static int world_signs(State *s_, int d_);
static double spheres_restraint(double cover_, double granted_);
static void powers_hold_back(State *s_, Parameters *p_, Setting *g_, int i_);
static void phases_commit(State *s_, Parameters *p_, Setting *g_);
static void phases_month(State *s_, Parameters *p_, Setting *g_, double (*shares_)[3], double (*arsenals_)[3], double (*effects_)[31], int64_t *due_, double *intensity_, double *shocks_, double *act_draws_, double *bargain_draws_, int t_, double (*ledger_)[18]);
static void run_keep(State *s_, Setting *g_, double (*stances_)[3][3], double (*minds_)[3], double (*traces_)[17], int t_);
static double history_combination(double pair_, double other_, double another_, double combined_, double opposed_);
static void history_set_margins(double (*margins_)[7], double (*ties_)[3], int t_, double combined_, double opposed_);
static double history_first_spell(double (*margins_)[7], int column_, int lasting_);
static double history_highest_spell(double (*margins_)[7], int column_, int lasting_);
static void history_measure_turns(double (*margins_)[7], int lasting_, double *row_);
static int patterns_pattern(double first_, double second_, double third_);
static int patterns_balanced(double first_, double second_, double third_);
static int patterns_pivot(double first_, double second_, double third_);
static void history_measure_patterns(double (*ties_)[3], double *row_);
static double belief_believed_tie(double belief_, double norm_);
static void history_measure_means(double (*ties_)[3], double (*minds_)[3], double norm_, double *row_);
static void history_measure_history(double (*stances_)[3][3], double (*minds_)[3], double norm_, double combined_, double opposed_, int lasting_, double *row_);
static double inputs_triangular(double chance_, double low_, double mode_, double high_);
static int inputs_waiting_time(double chance_, double hazard_);
static double trust_evidence(int seen_, double seeker_, double expansionist_) {
  if (seen_) {
    return log(((double)seeker_ / expansionist_));
  }
  return log(((double)(1.0 - seeker_) / (1.0 - expansionist_)));
}
static void world_start_levels(State *s_, Parameters *p_) {
  int m_;
  int d_;
  s_->levels_[0] = p_->common_threat_;
  s_->levels_[1] = p_->ideology_;
  s_->levels_[2] = p_->opinion_;
  s_->levels_[3] = 1.0;
  s_->evidence_[0] = trust_evidence(0, p_->seeker_acts_, p_->expansionist_acts_);
  s_->evidence_[1] = trust_evidence(1, p_->seeker_acts_, p_->expansionist_acts_);
  for (int at_9 = 0, end = (18); at_9 < end; at_9 += 1) {
    m_ = at_9;
    s_->shifts_[m_] = 0.0;
  }
  for (int at_11 = 0, end = 3; at_11 < end; at_11 += 1) {
    d_ = at_11;
    s_->signed_[d_] = 0.0;
  }
}
static double bounds_within(double value_, double low_, double high_) {
  return least(high_, most(low_, value_));
}
static double bounds_shifted(double level_, double shift_) {
  return bounds_within((level_ + shift_), 0.0, 1.0);
}
static double drivers_war(double month_, double here_ends_, double there_ends_) {
  return ((month_ <= most(here_ends_, there_ends_)) ? 1.0 : 0.0);
}
static void world_settle_conditions(State *s_, Parameters *p_, int month_) {
  int n_;
  for (int at_3 = 0, end = 3; at_3 < end; at_3 += 1) {
    n_ = at_3;
    s_->rivalry_[n_] = bounds_shifted(p_->rivalry_[n_], s_->shifts_[(0 + n_)]);
    s_->commerce_[n_] = bounds_shifted(p_->commerce_[n_], s_->shifts_[(3 + n_)]);
    s_->secure_appetite_[n_] = bounds_shifted(p_->appetite_[n_], s_->shifts_[(6 + n_)]);
    s_->tolerance_[n_] = bounds_shifted(p_->tolerance_[n_], s_->shifts_[(9 + n_)]);
  }
  s_->stake_ = bounds_shifted(p_->stake_, s_->shifts_[15]);
  s_->war_ = drivers_war(month_, p_->war_ends_[0], p_->war_ends_[1]);
  s_->resistance_ = bounds_shifted(p_->resistance_, s_->shifts_[16]);
}
static double capabilities_trend(double growth_, double expected_) {
  return (growth_ * expected_);
}
static double capabilities_gain(double shift_) {
  return bounds_within(shift_, (-0.9), (9.0));
}
static double capabilities_weight(double share_, double trend_, double month_, double gain_) {
  return ((share_ * (1.0 + ((double)(trend_ * least(month_, (120.0))) / (120.0)))) * (1.0 + gain_));
}
static double world_weight_of(State *s_, Parameters *p_, Setting *g_, double share_, int i_, int month_) {
  double change_;
  change_ = (g_->trend_ * capabilities_trend(p_->power_growth_, p_->expected_growth_[i_]));
  return capabilities_weight(share_, change_, month_, capabilities_gain(s_->shifts_[(12 + i_)]));
}
static double capabilities_relative(double mine_, double total_) {
  return ((double)(3.0 * mine_) / total_);
}
static void world_weigh_powers(State *s_, Parameters *p_, Setting *g_, double (*shares_)[3], int month_) {
  double total_;
  int i_;
  total_ = 0.0;
  for (int at_4 = 0, end = 3; at_4 < end; at_4 += 1) {
    i_ = at_4;
    s_->capability_[i_] = world_weight_of(s_, p_, g_, shares_[month_][i_], i_, month_);
    total_ += s_->capability_[i_];
  }
  for (int at_7 = 0, end = 3; at_7 < end; at_7 += 1) {
    i_ = at_7;
    s_->capability_[i_] = capabilities_relative(s_->capability_[i_], total_);
  }
}
static int dyads_dyad_of(int i_, int j_) {
  return ((i_ + j_) - 1);
}
static double trust_log_odds(double trust_) {
  if ((trust_ <= 0.0)) {
    return (-(20.0));
  }
  if ((trust_ >= 1.0)) {
    return (20.0);
  }
  return bounds_within(log(((double)trust_ / (1.0 - trust_))), (-(20.0)), (20.0));
}
static double trust_probability(double log_odds_) {
  return ((double)1.0 / (1.0 + exp((-log_odds_))));
}
static void powers_start_towards(State *s_, Parameters *p_, int i_, int j_) {
  s_->stances_[i_][j_] = p_->initial_tie_[dyads_dyad_of(i_, j_)];
  s_->prior_log_odds_[i_][j_] = trust_log_odds(p_->prior_trust_[i_][j_]);
  s_->log_odds_[i_][j_] = s_->prior_log_odds_[i_][j_];
  s_->trust_[i_][j_] = trust_probability(s_->log_odds_[i_][j_]);
}
static double stances_tie(double stance_, double returned_) {
  return (0.5 * (stance_ + returned_));
}
static double engagement_buck_passing(double balancer_, double adversary_) {
  return ((adversary_ > 0.0) ? most(0.0, (1.0 - ((double)balancer_ / adversary_))) : 0.0);
}
static double engagement_drawn_in(double tie_) {
  return bounds_within((-tie_), 0.0, 1.0);
}
static double engagement_dated(double month_, double since_) {
  return ((month_ >= since_) ? 1.0 : 0.0);
}
static double engagement_engaged(double may_stay_out_, int theory_, double balancer_, double adversary_, double tie_, double month_, double since_) {
  if ((may_stay_out_ == 0.0)) {
    return 1.0;
  }
  if ((theory_ == (0))) {
    return engagement_buck_passing(balancer_, adversary_);
  }
  if ((theory_ == (1))) {
    return engagement_drawn_in(tie_);
  }
  if ((theory_ == (4))) {
    return engagement_dated(month_, since_);
  }
  return ((theory_ == (2)) ? 1.0 : 0.0);
}
static double powers_engaged_share(State *s_, Parameters *p_, Setting *g_, int i_, int month_) {
  int j_;
  int k_;
  j_ = g_->balancer_;
  k_ = g_->adversary_;
  return engagement_engaged(p_->engages_[i_], g_->engagement_, s_->capability_[j_], s_->capability_[k_], stances_tie(s_->stances_[j_][k_], s_->stances_[k_][j_]), month_, g_->engaged_from_);
}
static void phases_engagement(State *s_, Parameters *p_, Setting *g_, int month_) {
  int i_;
  for (int at_3 = 0, end = 3; at_3 < end; at_3 += 1) {
    i_ = at_3;
    s_->engaged_[i_] = powers_engaged_share(s_, p_, g_, i_, month_);
  }
}
static double appetite_engaged_appetite(double appetite_, double engaged_) {
  return (appetite_ * engaged_);
}
static double claims_reach(double distance_, double scale_) {
  return exp(((double)(-distance_) / scale_));
}
static double claims_inland(double reach_, double coast_, double landlocked_) {
  return ((coast_ != 0.0) ? reach_ : (reach_ * landlocked_));
}
static void powers_start_power(State *s_, Parameters *p_, Setting *g_, int i_) {
  int k_;
  double arm_;
  s_->appetite_[i_] = appetite_engaged_appetite(s_->secure_appetite_[i_], s_->engaged_[i_]);
  s_->belief_[i_] = p_->belief_[i_];
  for (int at_5 = 0, end = (25); at_5 < end; at_5 += 1) {
    k_ = at_5;
    arm_ = claims_reach(g_->distance_[i_][k_], p_->reach_scale_[i_]);
    s_->reach_[i_][k_] = claims_inland(arm_, g_->coast_[k_], p_->landlocked_reach_[i_]);
    s_->restraint_[i_][k_] = 0.0;
    s_->influence_[i_][k_] = 0.0;
  }
}
static void phases_start(State *s_, Parameters *p_, Setting *g_, double (*shares_)[3]) {
  int i_;
  int j_;
  world_start_levels(s_, p_);
  world_settle_conditions(s_, p_, 0);
  world_weigh_powers(s_, p_, g_, shares_, 0);
  for (int at_6 = 0; at_6 < 6; at_6++) {
    i_ = PAIRS[at_6][0];
    j_ = PAIRS[at_6][1];
    powers_start_towards(s_, p_, i_, j_);
  }
  phases_engagement(s_, p_, g_, 0);
  for (int at_9 = 0, end = 3; at_9 < end; at_9 += 1) {
    i_ = at_9;
    powers_start_power(s_, p_, g_, i_);
  }
}
static void world_clear(State *s_) {
  int n_;
  int d_;
  for (int at_3 = 0, end = 6; at_3 < end; at_3 += 1) {
    n_ = at_3;
    s_->jumps_[n_] = 0.0;
  }
  for (int at_5 = 0, end = 3; at_5 < end; at_5 += 1) {
    d_ = at_5;
    s_->next_signed_[d_] = s_->signed_[d_];
  }
}
static double events_effect(double size_, double intensity_) {
  return (size_ * intensity_);
}
static void world_strike(State *s_, Setting *g_, double (*effects_)[31], int e_, double intensity_) {
  int first_;
  int n_;
  int d_;
  first_ = 0;
  for (int at_4 = 0, end = 6; at_4 < end; at_4 += 1) {
    n_ = at_4;
    s_->jumps_[n_] += events_effect(effects_[e_][n_], intensity_);
  }
  first_ += 6;
  for (int at_7 = 0, end = (4); at_7 < end; at_7 += 1) {
    n_ = at_7;
    s_->levels_[n_] = bounds_shifted(s_->levels_[n_], events_effect(effects_[e_][(first_ + n_)], intensity_));
  }
  first_ += (4);
  for (int at_10 = 0, end = (18); at_10 < end; at_10 += 1) {
    n_ = at_10;
    s_->shifts_[n_] += events_effect(effects_[e_][(first_ + n_)], intensity_);
  }
  first_ += (18);
  for (int at_13 = 0, end = 3; at_13 < end; at_13 += 1) {
    d_ = at_13;
    if (((effects_[e_][(first_ + d_)] > 0.0) && (g_->may_sign_[d_] != 0.0))) {
      s_->next_signed_[d_] = 1.0;
    }
  }
}
static void phases_events(State *s_, Parameters *p_, Setting *g_, double (*effects_)[31], int64_t *due_, double *intensity_, int month_) {
  int e_;
  world_clear(s_);
  for (int at_6 = 0, end = EVENT_COUNT; at_6 < end; at_6 += 1) {
    e_ = at_6;
    if ((due_[e_] == month_)) {
      world_strike(s_, g_, effects_, e_, intensity_[e_]);
    }
  }
  world_settle_conditions(s_, p_, month_);
}
static double deterrence_deterrence(double arsenal_, double other_arsenal_) {
  double smaller_;
  smaller_ = least(arsenal_, other_arsenal_);
  return ((double)smaller_ / (smaller_ + (100.0)));
}
static void world_weigh_arsenals(State *s_, double (*arsenals_)[3], int month_) {
  int d_;
  int i_;
  int j_;
  for (int at_3 = 0, end = 3; at_3 < end; at_3 += 1) {
    d_ = at_3;
    i_ = DYAD_PAIRS[d_][0];
    j_ = DYAD_PAIRS[d_][1];
    s_->deterrence_[d_] = deterrence_deterrence(arsenals_[month_][i_], arsenals_[month_][j_]);
  }
}
static void phases_capabilities(State *s_, Parameters *p_, Setting *g_, double (*shares_)[3], double (*arsenals_)[3], int month_) {
  world_weigh_powers(s_, p_, g_, shares_, month_);
  world_weigh_arsenals(s_, arsenals_, month_);
}
static double claims_claim(double appetite_, double reach_, double restraint_) {
  return (least(1.0, (appetite_ * reach_)) * (1.0 - restraint_));
}
static void powers_make_claims(State *s_, int i_) {
  double appetite_;
  int k_;
  appetite_ = s_->appetite_[i_];
  for (int at_4 = 0, end = (25); at_4 < end; at_4 += 1) {
    k_ = at_4;
    s_->claims_[i_][k_] = claims_claim(appetite_, s_->reach_[i_][k_], s_->restraint_[i_][k_]);
  }
}
static void phases_claims(State *s_) {
  powers_make_claims(s_, 0);
  powers_make_claims(s_, 1);
  powers_make_claims(s_, 2);
}
static double claims_resistance(double level_, double relative_) {
  return (level_ * relative_);
}
static double states_own_resistance(State *s_, Setting *g_, int k_) {
  return claims_resistance(s_->resistance_, g_->resistance_[k_]);
}
static double claims_contested(double weight_, double mine_, double theirs_) {
  return ((weight_ * mine_) * theirs_);
}
static double claims_holding(double claim_, double resistance_, double imposition_) {
  return (claim_ * (1.0 - (resistance_ * (1.0 - imposition_))));
}
static double claims_weighed(double weight_, double share_) {
  return (weight_ * share_);
}
static double spheres_granted(double claimed_, double share_) {
  return (claimed_ * share_);
}
static double claims_coerced(double weight_, double claim_, double resistance_, double imposition_) {
  return (((weight_ * claim_) * resistance_) * imposition_);
}
static double claims_influence_change(double influence_, double holding_, double holdings_, double speed_) {
  return (speed_ * (((double)holding_ / most(1.0, holdings_)) - influence_));
}
static void states_answer_to(State *s_, Parameters *p_, Setting *g_, int k_, int i_, double resists_, double winnable_, double total_) {
  double weight_;
  double mine_;
  double won_;
  double stake_;
  weight_ = g_->weight_[k_];
  mine_ = s_->claims_[i_][k_];
  won_ = s_->influence_[i_][k_];
  stake_ = claims_weighed(weight_, mine_);
  s_->answers_[((3) + i_)][k_] = stake_;
  s_->answers_[((6) + i_)][k_] = spheres_granted(stake_, g_->granted_[i_][k_]);
  s_->answers_[((9) + i_)][k_] = claims_coerced(weight_, mine_, resists_, p_->imposition_[i_]);
  s_->answers_[((12) + i_)][k_] = claims_weighed(weight_, won_);
  s_->next_influence_[i_][k_] = (won_ + claims_influence_change(won_, winnable_, total_, p_->influence_speed_));
}
static void states_answer(State *s_, Parameters *p_, Setting *g_, int k_, double resists_) {
  double weight_;
  double first_;
  double second_;
  double third_;
  double one_;
  double other_;
  double another_;
  double total_;
  weight_ = g_->weight_[k_];
  first_ = s_->claims_[0][k_];
  second_ = s_->claims_[1][k_];
  third_ = s_->claims_[2][k_];
  s_->answers_[(0)][k_] = claims_contested(weight_, first_, second_);
  s_->answers_[((0) + 1)][k_] = claims_contested(weight_, first_, third_);
  s_->answers_[((0) + 2)][k_] = claims_contested(weight_, second_, third_);
  one_ = claims_holding(first_, resists_, p_->imposition_[0]);
  other_ = claims_holding(second_, resists_, p_->imposition_[1]);
  another_ = claims_holding(third_, resists_, p_->imposition_[2]);
  total_ = ((one_ + other_) + another_);
  states_answer_to(s_, p_, g_, k_, 0, resists_, one_, total_);
  states_answer_to(s_, p_, g_, k_, 1, resists_, other_, total_);
  states_answer_to(s_, p_, g_, k_, 2, resists_, another_, total_);
}
static double spheres_granted_share(double granted_, double claimed_) {
  return ((claimed_ > 0.0) ? ((double)granted_ / claimed_) : 0.0);
}
static double drivers_closed_sphere(double imposition_, double held_) {
  return (imposition_ * held_);
}
static void world_add_up(State *s_, Parameters *p_) {
  int m_;
  int i_;
  double total_;
  int k_;
  for (int at_3 = 0, end = (15); at_3 < end; at_3 += 1) {
    m_ = at_3;
    __auto_type row_ = s_->answers_[m_];
    total_ = 0.0;
    for (int at_6 = 0, end = (25); at_6 < end; at_6 += 1) {
      k_ = at_6;
      total_ += row_[k_];
    }
    s_->sums_[m_] = total_;
  }
  for (int at_9 = 0, end = 3; at_9 < end; at_9 += 1) {
    i_ = at_9;
    s_->granted_share_[i_] = spheres_granted_share(s_->sums_[((6) + i_)], s_->sums_[((3) + i_)]);
    s_->closed_[i_] = drivers_closed_sphere(p_->imposition_[i_], s_->sums_[((12) + i_)]);
  }
}
static void phases_answers(State *s_, Parameters *p_, Setting *g_) {
  int k_;
  for (int at_3 = 0, end = (25); at_3 < end; at_3 += 1) {
    k_ = at_3;
    states_answer(s_, p_, g_, k_, states_own_resistance(s_, g_, k_));
  }
  world_add_up(s_, p_);
}
static double engagement_engagement(double stake_, double mine_, double theirs_) {
  return ((stake_ * mine_) * theirs_);
}
static double threat_nearness(double geographic_, double reach_) {
  return (geographic_ + ((1.0 - geographic_) * reach_));
}
static double threat_perceived_threat(double coefficient_, double capability_, double proximity_, double appetite_, double trust_) {
  return ((((coefficient_ * capability_) * proximity_) * appetite_) * (1.0 - trust_));
}
static double deterrence_deterred(double threat_, double effect_, double deterrence_) {
  return (threat_ * (1.0 - (effect_ * deterrence_)));
}
static double powers_threat_from(State *s_, Parameters *p_, int i_, int j_) {
  int d_;
  double there_;
  double near_;
  double seen_;
  d_ = dyads_dyad_of(i_, j_);
  there_ = (p_->nearer_by_engagement_[d_] * engagement_engagement(s_->stake_, s_->engaged_[i_], s_->engaged_[j_]));
  near_ = threat_nearness(p_->proximity_[d_], there_);
  seen_ = threat_perceived_threat(p_->threat_effect_, s_->capability_[j_], near_, s_->appetite_[j_], s_->trust_[i_][j_]);
  return deterrence_deterred(seen_, p_->deterrence_, s_->deterrence_[d_]);
}
static void phases_threats(State *s_, Parameters *p_) {
  int i_;
  int j_;
  for (int at_3 = 0; at_3 < 6; at_3++) {
    i_ = PAIRS[at_3][0];
    j_ = PAIRS[at_3][1];
    s_->threats_[i_][j_] = powers_threat_from(s_, p_, i_, j_);
  }
}
static double spheres_sheltered(double signed_, double cover_, double granted_share_) {
  return ((signed_ * cover_) * granted_share_);
}
static double trust_exposure(double appetite_, double sheltered_, double openness_, double tolerance_, double disclosure_, double coercion_, double outrage_) {
  double grab_;
  grab_ = ((least(1.0, appetite_) * (1.0 - sheltered_)) * (1.0 - (disclosure_ * openness_)));
  return least(1.0, ((grab_ * (1.0 - tolerance_)) + (outrage_ * coercion_)));
}
static double trust_act_probability(double exposure_, double seeker_, double expansionist_) {
  return (seeker_ + ((expansionist_ - seeker_) * exposure_));
}
static int powers_sees(State *s_, Parameters *p_, int i_, int j_, double drawn_) {
  double conduct_;
  conduct_ = trust_exposure(s_->appetite_[j_], spheres_sheltered(s_->signed_[dyads_dyad_of(i_, j_)], p_->cover_, s_->granted_share_[j_]), p_->openness_[j_], s_->tolerance_[j_], p_->disclosure_, s_->sums_[((9) + j_)], p_->coercion_);
  return (drawn_ < trust_act_probability(conduct_, p_->seeker_acts_, p_->expansionist_acts_));
}
static void phases_acts(State *s_, Parameters *p_, double *drawn_) {
  int i_;
  int j_;
  for (int at_3 = 0; at_3 < 6; at_3++) {
    i_ = PAIRS[at_3][0];
    j_ = PAIRS[at_3][1];
    s_->seen_[i_][j_] = (powers_sees(s_, p_, i_, j_, drawn_[j_]) ? 1.0 : 0.0);
  }
}
static double spheres_readiness(double shift_) {
  return most(0.0, (1.0 + shift_));
}
static double spheres_settlement_hazard(double hazard_, double bargaining_, double veto_, double opinion_weight_, double sympathy_) {
  double objection_;
  objection_ = ((veto_ * opinion_weight_) * (1.0 - sympathy_));
  return least(1.0, ((hazard_ * bargaining_) * (1.0 - objection_)));
}
static double world_signing_chance(State *s_, Parameters *p_) {
  return spheres_settlement_hazard(p_->settlement_hazard_, spheres_readiness(s_->shifts_[17]), p_->veto_, p_->opinion_weight_, s_->levels_[2]);
}
static int spheres_would_sign(double stance_, double trust_, double warmth_, double threshold_) {
  return ((stance_ > warmth_) && (trust_ >= threshold_));
}
static int powers_agrees(State *s_, Parameters *p_, int i_, int j_) {
  return spheres_would_sign(s_->stances_[i_][j_], s_->trust_[i_][j_], p_->settlement_warmth_, p_->settlement_trust_);
}
static int spheres_concluded(int month_, int fixed_, int earliest_, int willing_, double drawn_, double chance_) {
  if ((fixed_ >= 0)) {
    return (month_ >= fixed_);
  }
  return ((month_ >= earliest_) && willing_ && (drawn_ < chance_));
}
static void world_bargain(State *s_, Setting *g_, int d_, int month_, int willing_, double drawn_, double chance_) {
  if (((g_->may_sign_[d_] == 0.0) || (s_->signed_[d_] != 0.0))) {
    return;
  }
  if (spheres_concluded(month_, g_->signed_month_, g_->earliest_month_, willing_, drawn_, chance_)) {
    s_->next_signed_[d_] = 1.0;
  }
}
static void phases_bargains(State *s_, Parameters *p_, Setting *g_, double *drawn_, int month_) {
  double chance_;
  int d_;
  int i_;
  int j_;
  int willing_;
  chance_ = world_signing_chance(s_, p_);
  for (int at_4 = 0, end = 3; at_4 < end; at_4 += 1) {
    d_ = at_4;
    i_ = DYAD_PAIRS[d_][0];
    j_ = DYAD_PAIRS[d_][1];
    willing_ = (powers_agrees(s_, p_, i_, j_) && powers_agrees(s_, p_, j_, i_));
    world_bargain(s_, g_, d_, month_, willing_, drawn_[d_], chance_);
  }
}
static double trust_log_odds_change(double log_odds_, double prior_, double evidence_, double weight_, double forgetting_) {
  return ((weight_ * evidence_) - (forgetting_ * (log_odds_ - prior_)));
}
static double powers_revised_log_odds(State *s_, Parameters *p_, int i_, int j_) {
  double change_;
  change_ = trust_log_odds_change(s_->log_odds_[i_][j_], s_->prior_log_odds_[i_][j_], ((s_->seen_[i_][j_] != 0.0) ? s_->evidence_[1] : s_->evidence_[0]), p_->evidence_weight_, p_->forgetting_);
  return bounds_within((s_->log_odds_[i_][j_] + change_), (-(20.0)), (20.0));
}
static double appetite_insecurity(double one_, double other_) {
  return (one_ + other_);
}
static double appetite_appetite_change(double appetite_, double baseline_, double insecurity_, double believed_rivalry_, double speed_, double dilemma_, double emboldening_) {
  return (speed_ * (((baseline_ + (dilemma_ * insecurity_)) + (emboldening_ * believed_rivalry_)) - appetite_));
}
static double powers_revised_appetite(State *s_, Parameters *p_, int i_) {
  double change_;
  change_ = appetite_appetite_change(s_->appetite_[i_], appetite_engaged_appetite(s_->secure_appetite_[i_], s_->engaged_[i_]), appetite_insecurity(s_->threats_[i_][modulo((i_ + 1), 3)], s_->threats_[i_][modulo((i_ + 2), 3)]), s_->belief_[i_], p_->appetite_speed_, p_->security_dilemma_, p_->emboldening_);
  return bounds_within((s_->appetite_[i_] + change_), 0.0, (2.0));
}
static double belief_shown_rivalry(double tie_, double norm_) {
  return bounds_within((norm_ - tie_), 0.0, 1.0);
}
static double belief_belief_change(double belief_, double tie_, double norm_, double learning_) {
  return (learning_ * (belief_shown_rivalry(tie_, norm_) - belief_));
}
static double powers_revised_belief(State *s_, Parameters *p_, int i_) {
  double belief_;
  int j_;
  int k_;
  double their_tie_;
  belief_ = s_->belief_[i_];
  if ((p_->believes_[i_] != 0.0)) {
    j_ = modulo((i_ + 1), 3);
    k_ = modulo((i_ + 2), 3);
    their_tie_ = stances_tie(s_->stances_[j_][k_], s_->stances_[k_][j_]);
    belief_ += belief_belief_change(belief_, their_tie_, p_->norm_, p_->learning_);
  }
  return belief_;
}
static void phases_lessons(State *s_, Parameters *p_) {
  int i_;
  int j_;
  for (int at_3 = 0; at_3 < 6; at_3++) {
    i_ = PAIRS[at_3][0];
    j_ = PAIRS[at_3][1];
    s_->next_log_odds_[i_][j_] = powers_revised_log_odds(s_, p_, i_, j_);
  }
  for (int at_5 = 0, end = 3; at_5 < end; at_5 += 1) {
    i_ = at_5;
    s_->next_appetite_[i_] = powers_revised_appetite(s_, p_, i_);
    s_->next_belief_[i_] = powers_revised_belief(s_, p_, i_);
  }
}
static double drivers_fear_change(double fear_, double war_, double lifetime_) {
  return ((double)((-(1.0 - war_)) * fear_) / lifetime_);
}
static double drivers_window_change(double window_, double floor_, double haste_, double lifetime_) {
  return ((double)((-(1.0 - haste_)) * (window_ - floor_)) / lifetime_);
}
static double drivers_salience_change(double salience_, double baseline_, double lifetime_) {
  return ((double)(-(salience_ - baseline_)) / lifetime_);
}
static double spheres_declared(double signed_, double other_, double openness_) {
  return (most(signed_, other_) * openness_);
}
static double drivers_opinion_change(double sympathy_, double baseline_, double tie_, double closed_, double encroached_, double declared_, double speed_, double from_tie_, double from_closure_, double from_acts_, double from_spheres_) {
  double target_;
  target_ = ((((baseline_ + (from_tie_ * tie_)) - (from_closure_ * closed_)) - (from_acts_ * encroached_)) - (from_spheres_ * declared_));
  return (speed_ * (target_ - sympathy_));
}
static void world_drift(State *s_, Parameters *p_, Setting *g_) {
  double fear_;
  double window_;
  double salience_;
  double sympathy_;
  int i_;
  int j_;
  double signed_;
  double other_;
  double change_;
  fear_ = s_->levels_[0];
  window_ = s_->levels_[3];
  salience_ = s_->levels_[1];
  sympathy_ = s_->levels_[2];
  s_->next_levels_[0] = (fear_ + drivers_fear_change(fear_, s_->war_, p_->danger_lifetime_));
  s_->next_levels_[3] = (window_ + drivers_window_change(window_, p_->window_floor_, p_->credit_haste_, p_->window_lifetime_));
  s_->next_levels_[1] = (salience_ + drivers_salience_change(salience_, p_->ideology_, p_->ideology_lifetime_));
  i_ = g_->opinion_of_[0];
  j_ = g_->opinion_of_[1];
  signed_ = s_->signed_[dyads_dyad_of(j_, modulo((j_ + 1), 3))];
  other_ = s_->signed_[dyads_dyad_of(j_, modulo((j_ + 2), 3))];
  change_ = drivers_opinion_change(sympathy_, p_->opinion_, stances_tie(s_->stances_[i_][j_], s_->stances_[j_][i_]), s_->closed_[j_], s_->seen_[i_][j_], spheres_declared(signed_, other_, p_->openness_[j_]), p_->opinion_speed_, p_->opinion_from_tie_, p_->opinion_from_closure_, p_->opinion_from_acts_, p_->opinion_from_spheres_);
  s_->next_levels_[2] = bounds_within((sympathy_ + change_), 0.0, 1.0);
}
static void phases_drivers(State *s_, Parameters *p_, Setting *g_) {
  world_drift(s_, p_, g_);
}
static void phases_start_stances(State *s_, double (*ledger_)[18]) {
  int i_;
  int j_;
  int n_;
  int m_;
  if (((ledger_ ? 6 : 0) > 0)) {
    for (int at_4 = 0, end = 6; at_4 < end; at_4 += 1) {
      n_ = at_4;
      for (int at_5 = 0, end = (18); at_5 < end; at_5 += 1) {
        m_ = at_5;
        ledger_[n_][m_] = 0.0;
      }
    }
  }
  for (int at_7 = 0; at_7 < 6; at_7++) {
    i_ = PAIRS[at_7][0];
    j_ = PAIRS[at_7][1];
    s_->next_stances_[i_][j_] = s_->stances_[i_][j_];
  }
}
static int dyads_pair_of(int i_, int j_) {
  return ((2 * i_) + ((j_ < i_) ? j_ : (j_ - 1)));
}
static int dyads_third(int i_, int j_) {
  return ((3 - i_) - j_);
}
static double interests_availability(double window_, double on_credit_) {
  return ((1.0 - on_credit_) + (on_credit_ * window_));
}
static double interests_closure(double coefficient_, double mine_, double theirs_) {
  return (coefficient_ * most(mine_, theirs_));
}
static double interests_tolerated(double mine_, double theirs_) {
  return most(mine_, theirs_);
}
static double drivers_common_danger(double fear_, double war_) {
  return most(fear_, war_);
}
static double spheres_crude_division(double cover_, double divided_, double imposition_, double other_) {
  return ((cover_ * divided_) * most(imposition_, other_));
}
static double interests_closeness(double coefficient_, double closeness_) {
  return (coefficient_ * closeness_);
}
static double interests_commerce(double coefficient_, double pull_, double window_, double closure_) {
  return (((coefficient_ * pull_) * window_) * (1.0 - closure_));
}
static double interests_common_threat(double coefficient_, double danger_) {
  return (coefficient_ * danger_);
}
static double interests_rivalry(double coefficient_, double contradiction_) {
  return ((-coefficient_) * contradiction_);
}
static double interests_ideology(double coefficient_, double opposed_, double salience_) {
  return ((-coefficient_) * (opposed_ * salience_));
}
static double interests_overlap(double coefficient_, double overlapping_, double tolerance_) {
  return (((-coefficient_) * overlapping_) * (1.0 - tolerance_));
}
static double interests_threat(double perceived_) {
  return (-perceived_);
}
static double interests_common_enemy(double coefficient_, double mine_, double theirs_) {
  return (coefficient_ * sqrt((mine_ * theirs_)));
}
static double interests_opinion(double coefficient_, double sympathy_, double weight_) {
  return ((coefficient_ * weight_) * (sympathy_ - 0.5));
}
static double interests_partner(double coefficient_, double preference_) {
  return (coefficient_ * preference_);
}
static double interests_blocs(double coefficient_, double signed_, double division_, double stance_) {
  return ((stance_ < 0.0) ? (((-coefficient_) * signed_) * division_) : 0.0);
}
static void powers_weigh_interests(State *s_, Parameters *p_, Setting *g_, int i_, int j_) {
  int n_;
  int d_;
  int k_;
  double window_;
  double closed_;
  double tolerance_;
  double danger_;
  double sympathy_;
  double crude_;
  double salience_;
  n_ = dyads_pair_of(i_, j_);
  d_ = dyads_dyad_of(i_, j_);
  k_ = dyads_third(i_, j_);
  window_ = interests_availability(s_->levels_[3], p_->on_credit_[d_]);
  closed_ = interests_closure(p_->closure_, s_->closed_[i_], s_->closed_[j_]);
  tolerance_ = interests_tolerated(s_->tolerance_[i_], s_->tolerance_[j_]);
  danger_ = drivers_common_danger(s_->levels_[0], s_->war_);
  sympathy_ = s_->levels_[2];
  crude_ = spheres_crude_division(p_->cover_, g_->divided_[d_], p_->imposition_[i_], p_->imposition_[j_]);
  salience_ = s_->levels_[1];
  __auto_type terms_ = s_->terms_[n_];
  terms_[0] = interests_closeness(p_->closeness_effect_, p_->closeness_[d_]);
  terms_[1] = interests_commerce(p_->commerce_effect_, s_->commerce_[d_], window_, closed_);
  terms_[2] = interests_common_threat(p_->common_threat_effect_, danger_);
  terms_[3] = interests_rivalry(p_->rivalry_effect_, s_->rivalry_[d_]);
  terms_[4] = interests_ideology(p_->ideology_effect_, p_->opposed_systems_[d_], salience_);
  terms_[5] = interests_overlap(p_->overlap_effect_, s_->sums_[((0) + d_)], tolerance_);
  terms_[6] = interests_threat(s_->threats_[i_][j_]);
  terms_[7] = interests_common_enemy(p_->common_enemy_effect_, s_->threats_[i_][k_], s_->threats_[j_][k_]);
  terms_[8] = interests_opinion(p_->opinion_effect_, sympathy_, p_->opinion_binds_[i_][j_]);
  terms_[9] = interests_partner(p_->partner_effect_, p_->preference_[i_][j_]);
  terms_[10] = interests_blocs(p_->bloc_effect_, s_->signed_[d_], crude_, s_->stances_[i_][j_]);
}
static double stances_interest_slope(double total_, double saturating_) {
  if (((saturating_ == 0.0) || (fabs(total_) < 1e-09))) {
    return 1.0;
  }
  return ((double)tanh(total_) / total_);
}
static void powers_saturate(State *s_, Parameters *p_, int n_) {
  double total_;
  int m_;
  __auto_type terms_ = s_->terms_[n_];
  total_ = 0.0;
  for (int at_4 = 0, end = (11); at_4 < end; at_4 += 1) {
    m_ = at_4;
    total_ += terms_[m_];
  }
  s_->slopes_[n_] = stances_interest_slope(total_, p_->saturating_);
}
static double stances_room(double stance_, double bounded_) {
  return ((bounded_ != 0.0) ? (1.0 - (stance_ * stance_)) : 1.0);
}
static double stances_routine(double stance_, double speed_, double step_) {
  return (((-speed_) * stance_) * step_);
}
static double stances_interest_pull(double term_, double slope_, double speed_, double step_) {
  return (((speed_ * slope_) * term_) * step_);
}
static double stances_reciprocity(double stance_, double returned_, double coefficient_, double step_) {
  return ((coefficient_ * (returned_ - stance_)) * step_);
}
static double stances_structural_balance(double mine_, double theirs_, double room_, double coefficient_, double step_) {
  return ((((coefficient_ * mine_) * theirs_) * room_) * step_);
}
static double stances_bidding(double mine_, double room_, double coefficient_, double step_) {
  return (((coefficient_ * most(0.0, (-mine_))) * room_) * step_);
}
static double stances_pivoting(double theirs_, double room_, double coefficient_, double step_) {
  return (((coefficient_ * most(0.0, (-theirs_))) * room_) * step_);
}
static double stances_luck(double shock_, double room_, double size_, double step_) {
  return (((size_ * sqrt(step_)) * room_) * shock_);
}
static void powers_push(State *s_, Parameters *p_, int i_, int j_, double shock_, double step_) {
  int n_;
  int k_;
  double stance_;
  double returned_;
  double mine_;
  double theirs_;
  double space_;
  double slope_;
  int m_;
  double pushed_;
  n_ = dyads_pair_of(i_, j_);
  k_ = dyads_third(i_, j_);
  stance_ = s_->next_stances_[i_][j_];
  returned_ = s_->next_stances_[j_][i_];
  mine_ = s_->next_stances_[i_][k_];
  theirs_ = s_->next_stances_[j_][k_];
  space_ = stances_room(stance_, p_->bounded_);
  slope_ = s_->slopes_[n_];
  __auto_type parts_ = s_->parts_[n_];
  __auto_type terms_ = s_->terms_[n_];
  parts_[0] = stances_routine(stance_, p_->routine_, step_);
  for (int at_9 = 0, end = (11); at_9 < end; at_9 += 1) {
    m_ = at_9;
    parts_[((1) + m_)] = stances_interest_pull(terms_[m_], slope_, p_->routine_, step_);
  }
  parts_[12] = stances_reciprocity(stance_, returned_, p_->reciprocity_, step_);
  parts_[13] = stances_structural_balance(mine_, theirs_, space_, p_->structural_balance_, step_);
  parts_[14] = stances_bidding(mine_, space_, p_->bidding_, step_);
  parts_[15] = stances_pivoting(theirs_, space_, p_->pivoting_, step_);
  parts_[16] = stances_luck(shock_, stances_room(stance_, p_->bounded_noise_), p_->noise_, step_);
  parts_[17] = s_->jumps_[n_];
  pushed_ = 0.0;
  for (int at_20 = 0, end = (18); at_20 < end; at_20 += 1) {
    m_ = at_20;
    pushed_ += parts_[m_];
  }
  s_->pushes_[n_] = pushed_;
}
static double stances_moved(double stance_, double push_) {
  return bounds_within((stance_ + push_), (-1.0), 1.0);
}
static void powers_move(State *s_, int i_, int j_) {
  s_->next_stances_[i_][j_] = stances_moved(s_->next_stances_[i_][j_], s_->pushes_[dyads_pair_of(i_, j_)]);
}
static void phases_keep_parts(State *s_, double (*ledger_)[18]) {
  int n_;
  int m_;
  if (((ledger_ ? 6 : 0) > 0)) {
    for (int at_4 = 0, end = 6; at_4 < end; at_4 += 1) {
      n_ = at_4;
      for (int at_5 = 0, end = (18); at_5 < end; at_5 += 1) {
        m_ = at_5;
        ledger_[n_][m_] += s_->parts_[n_][m_];
      }
    }
  }
  for (int at_7 = 0, end = 6; at_7 < end; at_7 += 1) {
    n_ = at_7;
    s_->jumps_[n_] = 0.0;
  }
}
static void phases_stances(State *s_, Parameters *p_, Setting *g_, double *shocks_, double (*ledger_)[18]) {
  int n_;
  double step_;
  int first_;
  int i_;
  int j_;
  phases_start_stances(s_, ledger_);
  powers_weigh_interests(s_, p_, g_, 0, 1);
  powers_weigh_interests(s_, p_, g_, 0, 2);
  powers_weigh_interests(s_, p_, g_, 1, 0);
  powers_weigh_interests(s_, p_, g_, 1, 2);
  powers_weigh_interests(s_, p_, g_, 2, 0);
  powers_weigh_interests(s_, p_, g_, 2, 1);
  for (int at_11 = 0, end = 6; at_11 < end; at_11 += 1) {
    n_ = at_11;
    powers_saturate(s_, p_, n_);
  }
  step_ = ((double)1.0 / p_->steps_);
  for (int at_14 = 0, end = (6 * (int)(p_->steps_)); at_14 < end; at_14 += 6) {
    first_ = at_14;
    powers_push(s_, p_, 0, 1, shocks_[first_], step_);
    powers_push(s_, p_, 0, 2, shocks_[(first_ + 1)], step_);
    powers_push(s_, p_, 1, 0, shocks_[(first_ + 2)], step_);
    powers_push(s_, p_, 1, 2, shocks_[(first_ + 3)], step_);
    powers_push(s_, p_, 2, 0, shocks_[(first_ + 4)], step_);
    powers_push(s_, p_, 2, 1, shocks_[(first_ + 5)], step_);
    for (int at_21 = 0; at_21 < 6; at_21++) {
      i_ = PAIRS[at_21][0];
      j_ = PAIRS[at_21][1];
      powers_move(s_, i_, j_);
    }
    phases_keep_parts(s_, ledger_);
  }
}
static void powers_commit_power(State *s_, int i_) {
  s_->appetite_[i_] = s_->next_appetite_[i_];
  s_->belief_[i_] = s_->next_belief_[i_];
}
static void powers_commit_towards(State *s_, int i_, int j_) {
  s_->stances_[i_][j_] = s_->next_stances_[i_][j_];
  s_->log_odds_[i_][j_] = s_->next_log_odds_[i_][j_];
  s_->trust_[i_][j_] = trust_probability(s_->log_odds_[i_][j_]);
}
static void states_commit_state(State *s_, int k_) {
  int i_;
  for (int at_3 = 0, end = 3; at_3 < end; at_3 += 1) {
    i_ = at_3;
    s_->influence_[i_][k_] = s_->next_influence_[i_][k_];
  }
}
static void world_commit_levels(State *s_) {
  int n_;
  for (int at_3 = 0, end = (4); at_3 < end; at_3 += 1) {
    n_ = at_3;
    s_->levels_[n_] = s_->next_levels_[n_];
  }
}
static void phases_commit_changes(State *s_) {
  int i_;
  int j_;
  int k_;
  for (int at_3 = 0, end = 3; at_3 < end; at_3 += 1) {
    i_ = at_3;
    powers_commit_power(s_, i_);
  }
  for (int at_5 = 0; at_5 < 6; at_5++) {
    i_ = PAIRS[at_5][0];
    j_ = PAIRS[at_5][1];
    powers_commit_towards(s_, i_, j_);
  }
  for (int at_7 = 0, end = (25); at_7 < end; at_7 += 1) {
    k_ = at_7;
    states_commit_state(s_, k_);
  }
  world_commit_levels(s_);
}
static int world_signs(State *s_, int d_) {
  if ((s_->next_signed_[d_] == s_->signed_[d_])) {
    return 0;
  }
  s_->signed_[d_] = 1.0;
  return 1;
}
static double spheres_restraint(double cover_, double granted_) {
  return (cover_ * (1.0 - granted_));
}
static void powers_hold_back(State *s_, Parameters *p_, Setting *g_, int i_) {
  int k_;
  for (int at_3 = 0, end = (25); at_3 < end; at_3 += 1) {
    k_ = at_3;
    if ((g_->listed_[k_] != 0.0)) {
      s_->restraint_[i_][k_] = spheres_restraint(p_->cover_, g_->granted_[i_][k_]);
    }
  }
}
static void phases_commit(State *s_, Parameters *p_, Setting *g_) {
  int d_;
  int i_;
  int j_;
  phases_commit_changes(s_);
  for (int at_4 = 0, end = 3; at_4 < end; at_4 += 1) {
    d_ = at_4;
    if (world_signs(s_, d_)) {
      i_ = DYAD_PAIRS[d_][0];
      j_ = DYAD_PAIRS[d_][1];
      powers_hold_back(s_, p_, g_, i_);
      powers_hold_back(s_, p_, g_, j_);
    }
  }
}
static void phases_month(State *s_, Parameters *p_, Setting *g_, double (*shares_)[3], double (*arsenals_)[3], double (*effects_)[31], int64_t *due_, double *intensity_, double *shocks_, double *act_draws_, double *bargain_draws_, int t_, double (*ledger_)[18]) {
  phases_events(s_, p_, g_, effects_, due_, intensity_, t_);
  phases_capabilities(s_, p_, g_, shares_, arsenals_, t_);
  phases_engagement(s_, p_, g_, t_);
  phases_claims(s_);
  phases_answers(s_, p_, g_);
  phases_threats(s_, p_);
  phases_acts(s_, p_, act_draws_);
  phases_bargains(s_, p_, g_, bargain_draws_, t_);
  phases_lessons(s_, p_);
  phases_drivers(s_, p_, g_);
  phases_stances(s_, p_, g_, shocks_, ledger_);
  phases_commit(s_, p_, g_);
}
static void run_keep(State *s_, Setting *g_, double (*stances_)[3][3], double (*minds_)[3], double (*traces_)[17], int t_) {
  int i_;
  int j_;
  int n_;
  int first_;
  for (int at_3 = 0, end = 3; at_3 < end; at_3 += 1) {
    i_ = at_3;
    for (int at_4 = 0, end = 3; at_4 < end; at_4 += 1) {
      j_ = at_4;
      stances_[t_][i_][j_] = s_->stances_[i_][j_];
    }
  }
  i_ = g_->believer_;
  minds_[t_][0] = s_->belief_[i_];
  minds_[t_][1] = s_->trust_[modulo((i_ + 1), 3)][i_];
  minds_[t_][2] = s_->trust_[modulo((i_ + 2), 3)][i_];
  if (((traces_ ? MONTHS + 1 : 0) > 0)) {
    for (int at_11 = 0, end = (4); at_11 < end; at_11 += 1) {
      n_ = at_11;
      traces_[t_][n_] = s_->levels_[n_];
    }
    traces_[t_][(4)] = s_->belief_[i_];
    first_ = ((4) + 1);
    for (int at_15 = 0, end = 3; at_15 < end; at_15 += 1) {
      n_ = at_15;
      traces_[t_][(first_ + n_)] = s_->appetite_[n_];
      traces_[t_][((first_ + 3) + n_)] = s_->signed_[n_];
    }
    for (int at_18 = 0, end = 6; at_18 < end; at_18 += 1) {
      n_ = at_18;
      i_ = PAIRS[n_][0];
      j_ = PAIRS[n_][1];
      traces_[t_][((first_ + 6) + n_)] = s_->trust_[i_][j_];
    }
  }
}
static double history_combination(double pair_, double other_, double another_, double combined_, double opposed_) {
  return least(least((pair_ - combined_), (opposed_ - other_)), (opposed_ - another_));
}
static void history_set_margins(double (*margins_)[7], double (*ties_)[3], int t_, double combined_, double opposed_) {
  double first_;
  double second_;
  double third_;
  int d_;
  first_ = ties_[t_][0];
  second_ = ties_[t_][1];
  third_ = ties_[t_][2];
  margins_[t_][0] = history_combination(first_, second_, third_, combined_, opposed_);
  margins_[t_][1] = history_combination(second_, first_, third_, combined_, opposed_);
  margins_[t_][2] = history_combination(third_, first_, second_, combined_, opposed_);
  margins_[t_][3] = (-least(least(first_, second_), third_));
  for (int at_11 = 0, end = 3; at_11 < end; at_11 += 1) {
    d_ = at_11;
    margins_[t_][(4 + d_)] = (-ties_[t_][d_]);
  }
}
static double history_first_spell(double (*margins_)[7], int column_, int lasting_) {
  int spell_;
  int t_;
  spell_ = 0;
  for (int at_4 = 0, end = MONTHS; at_4 < end; at_4 += 1) {
    t_ = at_4;
    spell_ = ((margins_[t_][column_] > 0.0) ? (spell_ + 1) : 0);
    if ((spell_ == lasting_)) {
      return ((t_ - lasting_) + 2.0);
    }
  }
  return (-1.0);
}
static double history_highest_spell(double (*margins_)[7], int column_, int lasting_) {
  double highest_;
  int t_;
  double lowest_;
  int earlier_;
  highest_ = (-2.0);
  for (int at_4 = (lasting_ - 1), end = MONTHS; at_4 < end; at_4 += 1) {
    t_ = at_4;
    lowest_ = margins_[t_][column_];
    for (int at_6 = ((t_ - lasting_) + 1), end = t_; at_6 < end; at_6 += 1) {
      earlier_ = at_6;
      lowest_ = least(lowest_, margins_[earlier_][column_]);
    }
    highest_ = most(highest_, lowest_);
  }
  return highest_;
}
static void history_measure_turns(double (*margins_)[7], int lasting_, double *row_) {
  int d_;
  double month_;
  double first_;
  row_[0] = (-1.0);
  row_[1] = (-1.0);
  row_[4] = (-2.0);
  for (int at_4 = 0, end = 3; at_4 < end; at_4 += 1) {
    d_ = at_4;
    month_ = history_first_spell(margins_, d_, lasting_);
    first_ = row_[0];
    if (((month_ != (-1.0)) && ((first_ == (-1.0)) || (month_ < first_)))) {
      row_[0] = month_;
      row_[1] = (double)(d_);
    }
    row_[4] = most(row_[4], history_highest_spell(margins_, d_, lasting_));
    row_[(23 + d_)] = history_first_spell(margins_, (4 + d_), lasting_);
  }
  row_[2] = history_first_spell(margins_, 2, lasting_);
  row_[3] = history_first_spell(margins_, 3, lasting_);
}
static int patterns_pattern(double first_, double second_, double third_) {
  return ((((first_ > 0.0) ? 1 : 0) + ((second_ > 0.0) ? 1 : 0)) + ((third_ > 0.0) ? 1 : 0));
}
static int patterns_balanced(double first_, double second_, double third_) {
  return (patterns_pattern(first_, second_, third_) == 1 || patterns_pattern(first_, second_, third_) == 3);
}
static int patterns_pivot(double first_, double second_, double third_) {
  if ((patterns_pattern(first_, second_, third_) != 2)) {
    return (-1);
  }
  if ((third_ <= 0.0)) {
    return 0;
  }
  return ((second_ <= 0.0) ? 1 : 2);
}
static void history_measure_patterns(double (*ties_)[3], double *row_) {
  int months_;
  int t_;
  int n_;
  double first_;
  double second_;
  double third_;
  int holder_;
  months_ = MONTHS;
  for (int at_4 = 0, end = months_; at_4 < end; at_4 += 1) {
    t_ = at_4;
    first_ = ties_[t_][0];
    second_ = ties_[t_][1];
    third_ = ties_[t_][2];
    row_[(9 - patterns_pattern(first_, second_, third_))] += 1.0;
    if (patterns_balanced(first_, second_, third_)) {
      row_[10] += 1.0;
    }
    holder_ = patterns_pivot(first_, second_, third_);
    if ((holder_ >= 0)) {
      row_[(11 + holder_)] += 1.0;
    }
  }
  for (int at_12 = 6, end = (11 + 3); at_12 < end; at_12 += 1) {
    n_ = at_12;
    row_[n_] = ((double)row_[n_] / months_);
  }
}
static double belief_believed_tie(double belief_, double norm_) {
  return (norm_ - belief_);
}
static void history_measure_means(double (*ties_)[3], double (*minds_)[3], double norm_, double *row_) {
  int months_;
  int t_;
  int n_;
  int d_;
  months_ = MONTHS;
  for (int at_4 = 0, end = months_; at_4 < end; at_4 += 1) {
    t_ = at_4;
    row_[14] += (ties_[t_][2] - belief_believed_tie(minds_[(t_ + 1)][0], norm_));
    for (int at_6 = 0, end = 3; at_6 < end; at_6 += 1) {
      d_ = at_6;
      row_[(15 + d_)] += ties_[t_][d_];
    }
    row_[18] += minds_[(t_ + 1)][1];
    row_[(18 + 1)] += minds_[(t_ + 1)][2];
  }
  row_[5] = ((double)stances_tie(row_[15], row_[(15 + 1)]) / months_);
  for (int at_11 = 14, end = (18 + 2); at_11 < end; at_11 += 1) {
    n_ = at_11;
    row_[n_] = ((double)row_[n_] / months_);
  }
  for (int at_13 = 0, end = 3; at_13 < end; at_13 += 1) {
    d_ = at_13;
    row_[(20 + d_)] = ties_[(months_ - 1)][d_];
  }
}
static void history_measure_history(double (*stances_)[3][3], double (*minds_)[3], double norm_, double combined_, double opposed_, int lasting_, double *row_) {
  int months_;
  int t_;
  int n_;
  int d_;
  int i_;
  int j_;
  months_ = ((MONTHS + 1) - 1);
  double ties_[months_][3];
  for (int q = 0; q < months_ * 3; q++) ((double *)ties_)[q] = 0.0;
  double margins_[months_][7];
  for (int q = 0; q < months_ * 7; q++) ((double *)margins_)[q] = 0.0;
  for (int at_29 = 0, end = months_; at_29 < end; at_29 += 1) {
    t_ = at_29;
    for (int at_30 = 0, end = 3; at_30 < end; at_30 += 1) {
      d_ = at_30;
      i_ = DYAD_PAIRS[d_][0];
      j_ = DYAD_PAIRS[d_][1];
      ties_[t_][d_] = stances_tie(stances_[(t_ + 1)][i_][j_], stances_[(t_ + 1)][j_][i_]);
    }
    history_set_margins(margins_, ties_, t_, combined_, opposed_);
  }
  for (int at_34 = 0, end = (26); at_34 < end; at_34 += 1) {
    n_ = at_34;
    row_[n_] = 0.0;
  }
  history_measure_turns(margins_, lasting_, row_);
  history_measure_patterns(ties_, row_);
  history_measure_means(ties_, minds_, norm_, row_);
}
static double inputs_triangular(double chance_, double low_, double mode_, double high_) {
  double split_;
  double below_;
  double above_;
  split_ = ((double)(mode_ - low_) / (high_ - low_));
  below_ = (low_ + sqrt(((chance_ * (high_ - low_)) * (mode_ - low_))));
  above_ = (high_ - sqrt((((1.0 - chance_) * (high_ - low_)) * (high_ - mode_))));
  return least(high_, most(low_, ((chance_ < split_) ? below_ : above_)));
}
static int inputs_waiting_time(double chance_, double hazard_) {
  double wait_;
  if ((hazard_ >= 1.0)) {
    return 0;
  }
  if ((hazard_ <= 0.0)) {
    return (-1);
  }
  wait_ = ((double)log1p((-chance_)) / log1p((-hazard_)));
  return (int)(least(wait_, 1000000000.0));
}

static const uint64_t ziggurat_inside[] = {0xef33d8025ef6au, 0x0u, 0xc08be98fbc6a8u, 0xda354fabd8142u, 0xe51f67ec1eeeau, 0xeb255e9d3f77eu, 0xeef4b817ecab9u, 0xf19470afa44aau, 0xf37ed61ffcb18u, 0xf4f469561255cu, 0xf61a5e41ba396u, 0xf707a755396a4u, 0xf7cb2ec28449au, 0xf86f10c6357d3u, 0xf8fa6578325deu, 0xf9724c74dd0dau, 0xf9da907dbf509u, 0xfa360f581fa74u, 0xfa86fde5b4bf8u, 0xfacf160d354dcu, 0xfb0fb6718b90fu, 0xfb49f8d5374c6u, 0xfb7ec2366fe77u, 0xfbaece9a1e50eu, 0xfbdab9d040bedu, 0xfc03060ff6c57u, 0xfc2821037a248u, 0xfc4a67ae25bd1u, 0xfc6a2977aee31u, 0xfc87aa92896a4u, 0xfca325e4bde85u, 0xfcbcce902231au, 0xfcd4d12f839c4u, 0xfceb54d8fec99u, 0xfd007bf1dc930u, 0xfd1464dd6c4e6u, 0xfd272a8e2f450u, 0xfd38e4ff0c91eu, 0xfd49a9990b478u, 0xfd598b8920f53u, 0xfd689c08e99ecu, 0xfd76ea9c8e832u, 0xfd848547b08e8u, 0xfd9178bad2c8cu, 0xfd9dd07a7add2u, 0xfda9970105e8cu, 0xfdb4d5dc02e20u, 0xfdbf95c5bfcd0u, 0xfdc9debb99a7du, 0xfdd3b8118729du, 0xfddd288342f90u, 0xfde6364369f64u, 0xfdeee708d514eu, 0xfdf7401a6b42eu, 0xfdff46599ed40u, 0xfe06fe4bc24f2u, 0xfe0e6c225a258u, 0xfe1593c28b84cu, 0xfe1c78cbc3f99u, 0xfe231e9db1caau, 0xfe29885da1b91u, 0xfe2fb8fb54186u, 0xfe35b33558d4au, 0xfe3b799d0002au, 0xfe410e99ead7fu, 0xfe46746d47734u, 0xfe4bad34c095cu, 0xfe50baed29524u, 0xfe559f74ebc78u, 0xfe5a5c8e41212u, 0xfe5ef3e138689u, 0xfe6366fd91078u, 0xfe67b75c6d578u, 0xfe6be661e11aau, 0xfe6ff55e5f4f2u, 0xfe73e5900a702u, 0xfe77b823e9e39u, 0xfe7b6e37070a2u, 0xfe7f08d774243u, 0xfe8289053f08cu, 0xfe85efb35173au, 0xfe893dc840864u, 0xfe8c741f0cebcu, 0xfe8f9387d4ef6u, 0xfe929cc879b1du, 0xfe95909d388eau, 0xfe986fb939aa2u, 0xfe9b3ac714866u, 0xfe9df2694b6d5u, 0xfea0973abe67cu, 0xfea329cf166a4u, 0xfea5aab32952cu, 0xfea81a6d5741au, 0xfeaa797de1cf0u, 0xfeacc85f3d920u, 0xfeaf07865e63cu, 0xfeb13762fec13u, 0xfeb3585fe2a4au, 0xfeb56ae3162b4u, 0xfeb76f4e284fau, 0xfeb965fe62014u, 0xfebb4f4cf9d7cu, 0xfebd2b8f449d0u, 0xfebefb16e2e3eu, 0xfec0be31ebde8u, 0xfec2752b15a15u, 0xfec42049dafd3u, 0xfec5bfd29f196u, 0xfec75406ceef4u, 0xfec8dd2500cb4u, 0xfeca5b6911f12u, 0xfecbcf0c427feu, 0xfecd38454fb15u, 0xfece97488c8b3u, 0xfecfec47f91b7u, 0xfed1377358528u, 0xfed278f844903u, 0xfed3b10242f4cu, 0xfed4dfbad586eu, 0xfed605498c3ddu, 0xfed721d414fe8u, 0xfed8357e4a982u, 0xfed9406a42cc8u, 0xfeda42b85b704u, 0xfedb3c8746ab4u, 0xfedc2df416652u, 0xfedd171a46e52u, 0xfeddf813c8ad3u, 0xfeded0f909980u, 0xfedfa1e0fd414u, 0xfee06ae124bc4u, 0xfee12c0d95a06u, 0xfee1e579006e0u, 0xfee29734b6524u, 0xfee34150ae4bcu, 0xfee3e3db89b3cu, 0xfee47ee2982f4u, 0xfee51271db086u, 0xfee59e9407f41u, 0xfee623528b42eu, 0xfee6a0b5897f1u, 0xfee716c3e077au, 0xfee7858327b82u, 0xfee7ecf7b06bau, 0xfee84d2484ab2u, 0xfee8a60b66343u, 0xfee8f7accc851u, 0xfee94207e25dau, 0xfee9851a829eau, 0xfee9c0e13485cu, 0xfee9f557273f4u, 0xfeea22762ccaeu, 0xfeea4836b42acu, 0xfeea668fc2d71u, 0xfeea7d76ed6fau, 0xfeea8ce04fa0au, 0xfeea94be8333bu, 0xfeea950296410u, 0xfeea8d9c0075eu, 0xfeea7e7897654u, 0xfeea678481d24u, 0xfeea48aa29e83u, 0xfeea21d22e4dau, 0xfee9f2e352024u, 0xfee9bbc26af2eu, 0xfee97c524f2e4u, 0xfee93473c0a3au, 0xfee8e40557516u, 0xfee88ae369c7au, 0xfee828e7f3dfdu, 0xfee7bdea7b888u, 0xfee749bff37ffu, 0xfee6cc3a9bd5eu, 0xfee64529e007eu, 0xfee5b45a32888u, 0xfee51994e57b6u, 0xfee474a0006cfu, 0xfee3c53e12c50u, 0xfee30b2e02ad8u, 0xfee2462ad8205u, 0xfee175eb83c5au, 0xfee09a22a1447u, 0xfedfb27e349ccu, 0xfedebea76216cu, 0xfeddbe422047eu, 0xfedcb0ece39d3u, 0xfedb964042cf4u, 0xfeda6dce938c9u, 0xfed937237e98du, 0xfed7f1c38a836u, 0xfed69d2b9c02bu, 0xfed538d06ae00u, 0xfed3c41dea422u, 0xfed23e76a2fd8u, 0xfed0a732fe644u, 0xfecefda07fe34u, 0xfecd4100eb7b8u, 0xfecb708956eb4u, 0xfec98b61230c1u, 0xfec790a0da978u, 0xfec57f50f31feu, 0xfec356686c962u, 0xfec114cb4b335u, 0xfebeb948e6fd0u, 0xfebc429a0b692u, 0xfeb9af5ee0cdcu, 0xfeb6fe1c98542u, 0xfeb42d3ad1f9eu, 0xfeb13b00b2d4bu, 0xfeae2591a02e9u, 0xfeaaeae992257u, 0xfea788d8ee326u, 0xfea3fcffd73e5u, 0xfea044c8dd9f6u, 0xfe9c5d62f563bu, 0xfe9843ba947a4u, 0xfe93f471d4728u, 0xfe8f6bd76c5d6u, 0xfe8aa5dc4e8e6u, 0xfe859e07ab1eau, 0xfe804f690a940u, 0xfe7ab488233c0u, 0xfe74c751f6aa5u, 0xfe6e8102aa202u, 0xfe67da0b6abd8u, 0xfe60c9f38307eu, 0xfe5947338f742u, 0xfe51470977280u, 0xfe48bd436f458u, 0xfe3f9bffd1e37u, 0xfe35d35eeb19cu, 0xfe2b5122fe4feu, 0xfe20003995557u, 0xfe13c82788314u, 0xfe068c4ee67b0u, 0xfdf82b02b71aau, 0xfde87c57efeaau, 0xfdd7509c63bfdu, 0xfdc46e529bf13u, 0xfdaf8f82e0282u, 0xfd985e1b2ba75u, 0xfd7e6ef48cf04u, 0xfd613adbd650bu, 0xfd40149e2f012u, 0xfd1a1a7b4c7acu, 0xfcee204761f9eu, 0xfcba8d85e11b2u, 0xfc7d26ecd2d22u, 0xfc32b2f1e22edu, 0xfbd6581c0b83au, 0xfb606c4005434u, 0xfac40582a2874u, 0xf9e971e014598u, 0xf89fa48a41dfcu, 0xf66c5f7f0302cu, 0xf1a5a4b331c4au};
static const double ziggurat_width[] = {0x1.f493b7815d979p-51, 0x1.b8d0be3fdf6c6p-55, 0x1.250af3c2c5bb4p-54, 0x1.57cb938443b61p-54, 0x1.801fce82fa70cp-54, 0x1.a230c2e4cd0bcp-54, 0x1.c004d2f3861f7p-54, 0x1.dac2f5a747274p-54, 0x1.f32482d4cd5c3p-54, 0x1.04d32278ebbadp-53, 0x1.0f5053b025d43p-53, 0x1.192a697413677p-53, 0x1.227a28f7a1af5p-53, 0x1.2b52e3863d880p-53, 0x1.33c3fc05791f5p-53, 0x1.3bd9ec1a2b12fp-53, 0x1.439ef8dff9b55p-53, 0x1.4b1bb363dfea7p-53, 0x1.52575621ad374p-53, 0x1.59580a707ce96p-53, 0x1.60231cfd97eeap-53, 0x1.66bd261a37c3dp-53, 0x1.6d2a292000570p-53, 0x1.736dad346f8a6p-53, 0x1.798ad10b32a77p-53, 0x1.7f845ad46f543p-53, 0x1.855cc53430a77p-53, 0x1.8b1649e7b769ap-53, 0x1.90b2ea94ecf98p-53, 0x1.96347822c1eeap-53, 0x1.9b9c98e38c546p-53, 0x1.a0eccdca4a72cp-53, 0x1.a62676d77cd59p-53, 0x1.ab4ad6e101630p-53, 0x1.b05b16d136c9cp-53, 0x1.b558487427a29p-53, 0x1.ba4368e529f3ap-53, 0x1.bf1d62abf8232p-53, 0x1.c3e70f9594ef3p-53, 0x1.c8a13a5323b61p-53, 0x1.cd4c9fe72268bp-53, 0x1.d1e9f0e80b748p-53, 0x1.d679d29e41f10p-53, 0x1.dafce0023b8c3p-53, 0x1.df73aa9f17653p-53, 0x1.e3debb5d2edfep-53, 0x1.e83e9337a6f00p-53, 0x1.ec93abdf982cep-53, 0x1.f0de784f06226p-53, 0x1.f51f654d8f688p-53, 0x1.f956d9e87d7aep-53, 0x1.fd8537dfa2eacp-53, 0x1.00d56e04234ecp-52, 0x1.02e40f5398f9ap-52, 0x1.04eea9e16a5fcp-52, 0x1.06f565b72a010p-52, 0x1.08f869071f40bp-52, 0x1.0af7d84bc6113p-52, 0x1.0cf3d664bcc7fp-52, 0x1.0eec84b16086bp-52, 0x1.10e20329515eep-52, 0x1.12d4707310fbep-52, 0x1.14c3e9f8e9141p-52, 0x1.16b08bfc4201ep-52, 0x1.189a71a78da34p-52, 0x1.1a81b51ee6d88p-52, 0x1.1c666f8f82acbp-52, 0x1.1e48b93e0d42ep-52, 0x1.2028a9940a09fp-52, 0x1.2206572c4c6e9p-52, 0x1.23e1d7de9c31fp-52, 0x1.25bb40ca96bfbp-52, 0x1.2792a661dd37fp-52, 0x1.29681c719d71bp-52, 0x1.2b3bb62b82edap-52, 0x1.2d0d862e1b853p-52, 0x1.2edd9e8cba98ep-52, 0x1.30ac10d6e48d7p-52, 0x1.3278ee1f4b930p-52, 0x1.3444470265ea1p-52, 0x1.360e2baca52d5p-52, 0x1.37d6abe05586ap-52, 0x1.399dd6fb2b264p-52, 0x1.3b63bbfb83d03p-52, 0x1.3d28698561de0p-52, 0x1.3eebede725a83p-52, 0x1.40ae571e09e74p-52, 0x1.426fb2da6745dp-52, 0x1.44300e83c30a4p-52, 0x1.45ef773cac75dp-52, 0x1.47adf9e66c336p-52, 0x1.496ba32488f2fp-52, 0x1.4b287f602415dp-52, 0x1.4ce49acb311dcp-52, 0x1.4ea001638a605p-52, 0x1.505abef5e5562p-52, 0x1.5214df20a8b5ap-52, 0x1.53ce6d56a664fp-52, 0x1.558774e1bb2c8p-52, 0x1.574000e555f78p-52, 0x1.58f81c60e8514p-52, 0x1.5aafd23241b59p-52, 0x1.5c672d17d733dp-52, 0x1.5e1e37b2f8cd3p-52, 0x1.5fd4fc89f5e38p-52, 0x1.618b860a31fc3p-52, 0x1.6341de8a2b0a2p-52, 0x1.64f8104b7260bp-52, 0x1.66ae257c99672p-52, 0x1.6864283b13137p-52, 0x1.6a1a22950b2b1p-52, 0x1.6bd01e8b343bbp-52, 0x1.6d8626128d352p-52, 0x1.6f3c43161f854p-52, 0x1.70f27f78b68ebp-52, 0x1.72a8e516914c6p-52, 0x1.745f7dc70eedcp-52, 0x1.7616535e5731fp-52, 0x1.77cd6faeff449p-52, 0x1.7984dc8babd93p-52, 0x1.7b3ca3c8b1409p-52, 0x1.7cf4cf3db22fbp-52, 0x1.7ead68c73dee7p-52, 0x1.80667a486ea1fp-52, 0x1.82200dac88676p-52, 0x1.83da2ce899f15p-52, 0x1.8594e1fd1f5bdp-52, 0x1.875036f7a7ec5p-52, 0x1.890c35f47f72dp-52, 0x1.8ac8e9205c043p-52, 0x1.8c865aba10c9cp-52, 0x1.8e44951446a27p-52, 0x1.9003a2973b58fp-52, 0x1.91c38dc288347p-52, 0x1.9384612ef0afcp-52, 0x1.954627903a28ap-52, 0x1.9708ebb70d5eep-52, 0x1.98ccb892e2a31p-52, 0x1.9a919933f99bfp-52, 0x1.9c5798cd5d92cp-52, 0x1.9e1ec2b6f7411p-52, 0x1.9fe7226fad24ap-52, 0x1.a1b0c39f93692p-52, 0x1.a37bb21a2c85bp-52, 0x1.a547f9e0bbb88p-52, 0x1.a715a724aa9a4p-52, 0x1.a8e4c64a0313dp-52, 0x1.aab563e9ff108p-52, 0x1.ac878cd5af5cep-52, 0x1.ae5b4e18bb336p-52, 0x1.b030b4fc3a11ap-52, 0x1.b207cf09a985bp-52, 0x1.b3e0aa0e00c00p-52, 0x1.b5bb541ce3d03p-52, 0x1.b797db93f8927p-52, 0x1.b9764f1e5f73cp-52, 0x1.bb56bdb85256ep-52, 0x1.bd3936b2ec0a2p-52, 0x1.bf1dc9b81ae83p-52, 0x1.c10486cec16a0p-52, 0x1.c2ed7e5f07a2dp-52, 0x1.c4d8c136e0d1cp-52, 0x1.c6c6608ec8705p-52, 0x1.c8b66e0eba617p-52, 0x1.caa8fbd36a2abp-52, 0x1.cc9e1c73bd690p-52, 0x1.ce95e3068e037p-52, 0x1.d0906328b8f6ep-52, 0x1.d28db1037ef20p-52, 0x1.d48de1533c647p-52, 0x1.d691096e7f123p-52, 0x1.d8973f4d7fba5p-52, 0x1.daa0999206e70p-52, 0x1.dcad2f8fc490ep-52, 0x1.debd195522e37p-52, 0x1.e0d06fb49d21cp-52, 0x1.e2e74c4ea46f6p-52, 0x1.e501c99c1d188p-52, 0x1.e72002f97fe25p-52, 0x1.e94214b2abf0ap-52, 0x1.eb681c0f76f08p-52, 0x1.ed9237610a73ap-52, 0x1.efc086101eca9p-52, 0x1.f1f328ac25321p-52, 0x1.f42a40fb74d6dp-52, 0x1.f665f20c90168p-52, 0x1.f8a6604899782p-52, 0x1.faebb187122bfp-52, 0x1.fd360d22fe785p-52, 0x1.ff859c118f60bp-52, 0x1.00ed447d3a075p-51, 0x1.021a8028fc947p-51, 0x1.034a983a902abp-51, 0x1.047da4e3ef5c7p-51, 0x1.05b3bf6adb37ep-51, 0x1.06ed023a72668p-51, 0x1.082988f632e17p-51, 0x1.0969708e8a254p-51, 0x1.0aacd7571c0c4p-51, 0x1.0bf3dd1eed448p-51, 0x1.0d3ea34aa3d30p-51, 0x1.0e8d4cf116593p-51, 0x1.0fdffefa69fb6p-51, 0x1.1136e04207041p-51, 0x1.129219bbb5d35p-51, 0x1.13f1d69c4096dp-51, 0x1.1556448602e3bp-51, 0x1.16bf93b9deef3p-51, 0x1.182df74d21261p-51, 0x1.19a1a564eebacp-51, 0x1.1b1ad777f2f8ep-51, 0x1.1c99ca971a694p-51, 0x1.1e1ebfbe4ae39p-51, 0x1.1fa9fc2e2d901p-51, 0x1.213bc9d04cc81p-51, 0x1.22d477a6fd3eep-51, 0x1.24745a4ac9c24p-51, 0x1.261bcc77658e0p-51, 0x1.27cb2faa8592ep-51, 0x1.2982ecd770e78p-51, 0x1.2b437532a0a52p-51, 0x1.2d0d43196db97p-51, 0x1.2ee0db1a978f5p-51, 0x1.30becd256aeeep-51, 0x1.32a7b5e68a4a3p-51, 0x1.349c405ae12a3p-51, 0x1.369d27a33a840p-51, 0x1.38ab39256410ap-51, 0x1.3ac7570ae88fap-51, 0x1.3cf27b31704a6p-51, 0x1.3f2dbaa60f475p-51, 0x1.417a49cb9e5dap-51, 0x1.43d9815545e94p-51, 0x1.464ce44a73a15p-51, 0x1.48d62759c43bcp-51, 0x1.4b7739d6b5a27p-51, 0x1.4e3250dcd8902p-51, 0x1.5109f53e9ac41p-51, 0x1.54011523a7e42p-51, 0x1.571b1a94ae41bp-51, 0x1.5a5c08b718dd9p-51, 0x1.5dc8a243ad0fep-51, 0x1.61669cf861e4cp-51, 0x1.653ce7b006aeap-51, 0x1.69540be9fe5c3p-51, 0x1.6db6b8d09e232p-51, 0x1.72728f05f7a34p-51, 0x1.7799556090673p-51, 0x1.7d42df4d6ce8cp-51, 0x1.839030529f234p-51, 0x1.8ab0fbfaa7c14p-51, 0x1.92ee0946f4496p-51, 0x1.9cbee014057abp-51, 0x1.a8fdc7894775ap-51, 0x1.b981f3878fdb1p-51, 0x1.d3bb48209ad33p-51};
static const double ziggurat_height[] = {0x1.0000000000000p+0, 0x1.f446ac979f087p-1, 0x1.eb7545b6ca915p-1, 0x1.e3f11e027f077p-1, 0x1.dd36fa704de95p-1, 0x1.d70920657bcf2p-1, 0x1.d144978a119dcp-1, 0x1.cbd33a8a72debp-1, 0x1.c6a5ecea9787fp-1, 0x1.c1b1cd9eebaeap-1, 0x1.bceeb4ee1dc82p-1, 0x1.b85653a8ff552p-1, 0x1.b3e3a8234dd10p-1, 0x1.af92a3f6ce8a2p-1, 0x1.ab5fef17a2504p-1, 0x1.a748bd550c9e1p-1, 0x1.a34aafdf5af0fp-1, 0x1.9f63bee651fd8p-1, 0x1.9b9228d240681p-1, 0x1.97d4657617ac1p-1, 0x1.94291c21b7a47p-1, 0x1.908f1bd31714fp-1, 0x1.8d0554fe60aa8p-1, 0x1.898ad48badf02p-1, 0x1.861ebfc37bcacp-1, 0x1.82c050f56cf6ep-1, 0x1.7f6ed4b20e2cbp-1, 0x1.7c29a779c6858p-1, 0x1.78f033ca0b0d5p-1, 0x1.75c1f0770d856p-1, 0x1.729e5f43f6d12p-1, 0x1.6f850baea7aeep-1, 0x1.6c7589e635a89p-1, 0x1.696f75e513b2ap-1, 0x1.667272a92e323p-1, 0x1.637e298550c18p-1, 0x1.6092498802665p-1, 0x1.5dae86f4aff6ap-1, 0x1.5ad29acc85c89p-1, 0x1.57fe4264c8d8fp-1, 0x1.55313f08d9e46p-1, 0x1.526b55a656cd5p-1, 0x1.4fac4e820b667p-1, 0x1.4cf3f4f494ec0p-1, 0x1.4a42172dc5278p-1, 0x1.479685fdf5012p-1, 0x1.44f114a493679p-1, 0x1.425198a355fe3p-1, 0x1.3fb7e99585b82p-1, 0x1.3d23e10af31a3p-1, 0x1.3a955a662cd0ep-1, 0x1.380c32bda00d5p-1, 0x1.358848bf550e9p-1, 0x1.33097c9703a35p-1, 0x1.308fafd6438efp-1, 0x1.2e1ac55ea3beep-1, 0x1.2baaa14d7954ap-1, 0x1.293f28e93cd15p-1, 0x1.26d84290504edp-1, 0x1.2475d5a90db84p-1, 0x1.2217ca92ff7f2p-1, 0x1.1fbe0a9929620p-1, 0x1.1d687fe549969p-1, 0x1.1b171573fd111p-1, 0x1.18c9b709b3c50p-1, 0x1.16805128639dap-1, 0x1.143ad105ea99cp-1, 0x1.11f9248311f38p-1, 0x1.0fbb3a2325913p-1, 0x1.0d810104142a0p-1, 0x1.0b4a68d70d9aep-1, 0x1.091761d995d81p-1, 0x1.06e7dccf03c36p-1, 0x1.04bbcafa63f2ep-1, 0x1.02931e18b822ap-1, 0x1.006dc85b8cac4p-1, 0x1.fc9778c7bbda1p-2, 0x1.f859da7a900cap-2, 0x1.f4229cb2f7af3p-2, 0x1.eff1a717e8f95p-2, 0x1.ebc6e20bd1f54p-2, 0x1.e7a236a4ec3c5p-2, 0x1.e3838ea5f9b85p-2, 0x1.df6ad47763a09p-2, 0x1.db57f320b56b1p-2, 0x1.d74ad6426de33p-2, 0x1.d3436a1021080p-2, 0x1.cf419b4ae5b6dp-2, 0x1.cb45573c0a848p-2, 0x1.c74e8bb00d7c7p-2, 0x1.c35d26f1d2cb8p-2, 0x1.bf7117c616a17p-2, 0x1.bb8a4d6716d91p-2, 0x1.b7a8b7807131bp-2, 0x1.b3cc462b331cap-2, 0x1.aff4e9ea18552p-2, 0x1.ac2293a5f5a9ep-2, 0x1.a85534aa4d880p-2, 0x1.a48cbea20c04dp-2, 0x1.a0c923946843ep-2, 0x1.9d0a55e1e93dfp-2, 0x1.995048418c0c6p-2, 0x1.959aedbe09f93p-2, 0x1.91ea39b33cb17p-2, 0x1.8e3e1fcb9f115p-2, 0x1.8a9693fde9188p-2, 0x1.86f38a8ac5ab6p-2, 0x1.8354f7faa0dd9p-2, 0x1.7fbad11b8d911p-2, 0x1.7c250aff414b0p-2, 0x1.78939af9252ebp-2, 0x1.7506769c7b1edp-2, 0x1.717d93ba9614cp-2, 0x1.6df8e86124caap-2, 0x1.6a786ad88de21p-2, 0x1.66fc11a25cbe2p-2, 0x1.6383d377be515p-2, 0x1.600fa7480d2c8p-2, 0x1.5c9f84376c244p-2, 0x1.5933619d6eebep-2, 0x1.55cb3703d0100p-2, 0x1.5266fc2533bedp-2, 0x1.4f06a8ebf6d92p-2, 0x1.4baa357109ca2p-2, 0x1.485199fad6ad4p-2, 0x1.44fccefc324fep-2, 0x1.41abcd1357a19p-2, 0x1.3e5e8d08ed2dbp-2, 0x1.3b1507cf143aep-2, 0x1.37cf368081379p-2, 0x1.348d125f9d19ep-2, 0x1.314e94d5af62fp-2, 0x1.2e13b77210766p-2, 0x1.2adc73e963fddp-2, 0x1.27a8c414db11ep-2, 0x1.2478a1f17de89p-2, 0x1.214c079f7cc9ep-2, 0x1.1e22ef6188116p-2, 0x1.1afd539c2f050p-2, 0x1.17db2ed5454e8p-2, 0x1.14bc7bb34ee67p-2, 0x1.11a134fcf2423p-2, 0x1.0e895598709c4p-2, 0x1.0b74d88b242dap-2, 0x1.0863b8f904336p-2, 0x1.0555f2242e9d9p-2, 0x1.024b7f6c7747ep-2, 0x1.fe88b89df93c5p-3, 0x1.f88108cb83235p-3, 0x1.f27fe6ce998d2p-3, 0x1.ec854a4c99c44p-3, 0x1.e6912b2283cddp-3, 0x1.e0a3816457184p-3, 0x1.dabc455c7900ap-3, 0x1.d4db6f8b2514fp-3, 0x1.cf00f8a5e6fccp-3, 0x1.c92cd9971df53p-3, 0x1.c35f0b7d89d47p-3, 0x1.bd9787abe18a1p-3, 0x1.b7d647a8731aap-3, 0x1.b21b452ccd13ap-3, 0x1.ac667a2571807p-3, 0x1.a6b7e0b19267ep-3, 0x1.a10f7322d7e3dp-3, 0x1.9b6d2bfd2fe5ap-3, 0x1.95d105f6a7c27p-3, 0x1.903afbf74fa69p-3, 0x1.8aab09192815bp-3, 0x1.852128a819a38p-3, 0x1.7f9d5621f7175p-3, 0x1.7a1f8d368a323p-3, 0x1.74a7c9c7ab5a6p-3, 0x1.6f3607e964716p-3, 0x1.69ca43e21f25cp-3, 0x1.64647a2adf19cp-3, 0x1.5f04a76f883f9p-3, 0x1.59aac88f31d6cp-3, 0x1.5456da9c86835p-3, 0x1.4f08dade31fc1p-3, 0x1.49c0c6cf5ce2dp-3, 0x1.447e9c20375d5p-3, 0x1.3f4258b6931aep-3, 0x1.3a0bfaae8d7eep-3, 0x1.34db805b4ab88p-3, 0x1.2fb0e847c2a65p-3, 0x1.2a8c3137a071ap-3, 0x1.256d5a2835eb7p-3, 0x1.2054625183c34p-3, 0x1.1b41492757d42p-3, 0x1.16340e5a82d63p-3, 0x1.112cb1da26eb9p-3, 0x1.0c2b33d5209bap-3, 0x1.072f94bb8bf85p-3, 0x1.0239d54067d2ap-3, 0x1.fa93ecb6b222cp-4, 0x1.f0bff29520e1cp-4, 0x1.e6f7bf29aa54bp-4, 0x1.dd3b56176e88fp-4, 0x1.d38abb9bd91e5p-4, 0x1.c9e5f493b740ap-4, 0x1.c04d0680b1015p-4, 0x1.b6bff78f2e233p-4, 0x1.ad3ece9caf633p-4, 0x1.a3c9933ea6286p-4, 0x1.9a604dc9d5b19p-4, 0x1.9103075a4a0abp-4, 0x1.87b1c9dbf2852p-4, 0x1.7e6ca013eefd6p-4, 0x1.753395aaa1176p-4, 0x1.6c06b73694a4cp-4, 0x1.62e6124854d18p-4, 0x1.59d1b577466a4p-4, 0x1.50c9b06fa2baep-4, 0x1.47ce1401b2213p-4, 0x1.3edef23269a86p-4, 0x1.35fc5e4d93e70p-4, 0x1.2d266cf9b3111p-4, 0x1.245d344dd0d91p-4, 0x1.1ba0cbe97897dp-4, 0x1.12f14d0f2179dp-4, 0x1.0a4ed2c159625p-4, 0x1.01b979e30e497p-4, 0x1.f262c2b6c6e35p-5, 0x1.e16d547b25181p-5, 0x1.d092efeadf162p-5, 0x1.bfd3e0f282a2cp-5, 0x1.af30790385f70p-5, 0x1.9ea90f9295563p-5, 0x1.8e3e02a68b5abp-5, 0x1.7defb77af271ep-5, 0x1.6dbe9b398d064p-5, 0x1.5dab23cf2add4p-5, 0x1.4db5d0e11275dp-5, 0x1.3ddf2ce98eecbp-5, 0x1.2e27ce83df497p-5, 0x1.1e9059f1f6abcp-5, 0x1.0f1982e968011p-5, 0x1.ff881d718a5c4p-6, 0x1.e121adb828c75p-6, 0x1.c301983cd091ap-6, 0x1.a529f4e22ebf8p-6, 0x1.879d1b600c10ap-6, 0x1.6a5daf40bbf82p-6, 0x1.4d6eaf2fbb064p-6, 0x1.30d388dab5e13p-6, 0x1.1490334603012p-6, 0x1.f152a4f72dd49p-7, 0x1.ba48d274f8facp-7, 0x1.841040d8da478p-7, 0x1.4eb96421acfe0p-7, 0x1.1a59229952f92p-7, 0x1.ce160f8ec6837p-8, 0x1.69ea8d90cb85dp-8, 0x1.08a1f03b0b1fdp-8, 0x1.55f9f43c1b067p-9, 0x1.4a605b6b9f70fp-10};
/* NumPy's luck: Philox4x64-10 as a stream of words, uniforms, and the ziggurat's normals. */
typedef struct { uint64_t key[2], counter[4], out[4]; int at; } Stream;

static Stream stream(uint64_t seed, uint32_t process, uint64_t low, uint64_t high) {
  return (Stream){{seed, process}, {low, high, 0, 0}, {0}, 4};
}

static void refill(Stream *s) {
  for (int n = 0; n < 4 && ++s->counter[n] == 0; n++);
  uint64_t x[4], k[2] = {s->key[0], s->key[1]};
  memcpy(x, s->counter, sizeof x);
  for (int round = 0; round < 10; round++) {
    unsigned __int128 a = (unsigned __int128)0xD2E7470EE14C6C93u * x[0];
    unsigned __int128 b = (unsigned __int128)0xCA5A826395121157u * x[2];
    x[0] = (uint64_t)(b >> 64) ^ x[1] ^ k[0];
    x[1] = (uint64_t)b;
    x[2] = (uint64_t)(a >> 64) ^ x[3] ^ k[1];
    x[3] = (uint64_t)a;
    k[0] += 0x9E3779B97F4A7C15u;
    k[1] += 0xBB67AE8584CAA73Bu;
  }
  memcpy(s->out, x, sizeof x);
  s->at = 0;
}

static uint64_t word(Stream *s) {
  if (s->at == 4) refill(s);
  return s->out[s->at++];
}

static double uniform(Stream *s) { return (word(s) >> 11) * (1.0 / 9007199254740992.0); }

/* Beyond the last layer of the ziggurat: Marsaglia's tail. */
static double tail(Stream *s, int negative) {
  const double end = 3.6541528853610087963519472518, inverse = 0.27366123732975827203338247596;
  for (;;) {
    double x = -inverse * log1p(-uniform(s)), y = -log1p(-uniform(s));
    if (y + y > x * x) return negative ? -(end + x) : end + x;
  }
}

static double normal(Stream *s) {
  for (;;) {
    uint64_t bits = word(s), size = bits >> 9 & 0xfffffffffffff;
    int layer = bits & 255;
    double x = size * ziggurat_width[layer];
    if (bits >> 8 & 1) x = -x;
    if (size < ziggurat_inside[layer]) return x;
    if (layer == 0) return tail(s, size >> 8 & 1);
    double drop = ziggurat_height[layer - 1] - ziggurat_height[layer];
    if (drop * uniform(s) + ziggurat_height[layer] < exp(-0.5 * x * x)) return x;
  }
}

enum { NAMES = 93, PARTS = 144, STATES = 25, EFFECTS = 31, COLUMNS = 26, MECHANISMS = 18 };
#define START phases_start(s, p, g, shares)
#define MONTH phases_month(s, p, g, shares, arsenals, effects, due[run], intensity[run], shock, acts[block][t][lane], bargains[block][t][lane], t, kept)
/* Many runs of one world: what a browser fills in, draws and reads. */
#define SHARED __attribute__((visibility("default")))
enum { RUNS = 512, LONGEST = 120, LANES = 32, BLOCKS = RUNS / LANES, MOST_EVENTS = 64, READ = 128,
       SAMPLE_COLUMNS = 64, SAMPLE_ROWS = 4096 };

SHARED double named[RUNS][NAMES];
SHARED double parameters[RUNS][PARTS];
SHARED Setting setting;
SHARED double shares[LONGEST][3], arsenals[LONGEST][3], effects[MOST_EVENTS][EFFECTS];
SHARED double sample[SAMPLE_COLUMNS][SAMPLE_ROWS];
SHARED int64_t due[RUNS][MOST_EVENTS];
SHARED double intensity[RUNS][MOST_EVENTS];
SHARED double stances[RUNS][LONGEST + 1][3][3], minds[RUNS][LONGEST + 1][3];
SHARED double influence[RUNS][3][STATES], rows[RUNS][COLUMNS];
SHARED double pushes[READ][6][MECHANISMS];
SHARED double shocks[BLOCKS][LONGEST][LANES][6];
SHARED double acts[BLOCKS][LONGEST][LANES][3], bargains[BLOCKS][LONGEST][LANES][3];
SHARED double chances[RUNS];

/* One uniform draw a run; then what is drawn by it. */
SHARED void draw(uint64_t seed, uint32_t process) {
  Stream s = stream(seed, process, 0, 1);
  for (int r = 0; r < RUNS; r++) chances[r] = uniform(&s);
}
SHARED void set(int name, double value) {
  for (int r = 0; r < RUNS; r++) named[r][name] = value;
}
SHARED void set_triangular(int name, double low, double mode, double high) {
  for (int r = 0; r < RUNS; r++) named[r][name] = inputs_triangular(chances[r], low, mode, high);
}
SHARED void set_sampled(int name, int column, int size) {
  for (int r = 0; r < RUNS; r++) named[r][name] = sample[column][(int)(chances[r] * size)];
}
SHARED void cast_number(int part, int name, double sign) {
  for (int r = 0; r < RUNS; r++) parameters[r][part] = sign * named[r][name];
}
SHARED void cast_constant(int part, double value) {
  for (int r = 0; r < RUNS; r++) parameters[r][part] = value;
}
SHARED void date_event(int event, int month) {
  for (int r = 0; r < RUNS; r++) due[r][event] = month;
}
SHARED void await_event(int event, double hazard, int scaled_by) {
  for (int r = 0; r < RUNS; r++)
    due[r][event] = inputs_waiting_time(chances[r], scaled_by < 0 ? hazard : hazard * named[r][scaled_by]);
}
SHARED void size_event(int event, double low, double mode, double high) {
  for (int r = 0; r < RUNS; r++) intensity[r][event] = inputs_triangular(chances[r], low, mode, high);
}

/* The luck of one block of runs, month by month. */
SHARED void deal(uint64_t seed, int block, uint32_t of_stances, uint32_t of_acts, uint32_t of_bargains) {
  Stream s = stream(seed, of_stances, 0, block), a = stream(seed, of_acts, 0, block);
  Stream b = stream(seed, of_bargains, 0, block);
  for (int n = 0; n < LONGEST * LANES * 6; n++) ((double *)shocks[block])[n] = normal(&s);
  for (int n = 0; n < LONGEST * LANES * 3; n++) ((double *)acts[block])[n] = uniform(&a);
  for (int n = 0; n < LONGEST * LANES * 3; n++) ((double *)bargains[block])[n] = uniform(&b);
}

/* What moved the stances of the first runs, summed over the months before `until`. */
static void add_up_pushes(int run, double (*ledger)[MECHANISMS]) {
  for (int n = 0; n < 6; n++)
    for (int m = 0; m < MECHANISMS; m++) pushes[run][n][m] += ledger[n][m];
}

SHARED void simulate(int count, int events, double combined, double opposed, int lasting, int until) {
  static State state;
  static double ledger[6][MECHANISMS];
  EVENT_COUNT = events;
  MONTHS = LONGEST;
  memset(pushes, 0, sizeof pushes);
  for (int run = 0; run < count; run++) {
    Parameters *p = (Parameters *)parameters[run];
    State *s = &state;
    Setting *g = &setting;
    int block = run / LANES, lane = run % LANES;
    double *shock = shocks[0][0][0];
    double (*kept)[MECHANISMS] = 0;
    memset(s, 0, sizeof *s);
    START;
    run_keep(s, g, stances[run], minds[run], 0, 0);
    for (int t = 0; t < LONGEST; t++) {
      shock = shocks[block][t][lane];
      kept = run < READ && t < until ? ledger : 0;
      MONTH;
      if (kept) add_up_pushes(run, kept);
      run_keep(s, g, stances[run], minds[run], 0, t + 1);
    }
    memcpy(influence[run], s->influence_, sizeof influence[run]);
    history_measure_history(stances[run], minds[run], p->norm_, combined, opposed, lasting, rows[run]);
  }
}
