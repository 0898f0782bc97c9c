/* The month of bigthree.month written by hand in C: the speed limit of the compiled ensemble.
 *
 * The same arithmetic in the same order, so that trajectories are equal bit for bit. What does not
 * change within a run is computed once a run. Powers, dyads and pairs count as in bigthree.dyads;
 * who is who stands in bigthree.roles.
 *
 * `layout.h` is written by limit.py from the record types of bigthree.inputs. It declares
 * STATES, EFFECTS, struct parameters and struct setting.
 */

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"
#include "numpy/random/bitgen.h"

enum { POWERS = 3, LANES = 32, PADDED = (STATES + 7) / 8 * 8, TERMS = 11 };
enum { DANGER, IDEOLOGY, OPINION, WINDOW, LEVELS };
enum { /* shifts: the first five by dyad or power */
    RIVALRY = 0, COMMERCE = 3, APPETITE = 6, TOLERANCE = 9, CAPABILITY = 12, STAKE = 15,
    RESISTANCE, BARGAINING, SHIFTS
};
enum { FIRST_LEVEL = 6, FIRST_LASTING = FIRST_LEVEL + LEVELS,
       FIRST_AGREEMENT = FIRST_LASTING + SHIFTS };

static const double MOST_LOG_ODDS = 20.0;
static const double MOST_APPETITE = 2.0;
static const double DECADE = 120.0;
static const double HALF_DETERRED = 100.0;
enum { BUCK_PASSING, DRAWN_IN, FROM_THE_START, ABSENT, DATED }; /* how a power engages */

/* The order of the directed stances. */
#define EACH_PAIR(DO) DO(0, 0, 1) DO(1, 0, 2) DO(2, 1, 0) DO(3, 1, 2) DO(4, 2, 0) DO(5, 2, 1)
#define DYAD(i, j) ((i) + (j) - 1)
static const int DYAD_PAIRS[3][2] = {{0, 1}, {0, 2}, {1, 2}};

static inline double min(double a, double b) { return b < a ? b : a; }
static inline double max(double a, double b) { return b > a ? b : a; }
static inline double within(double x, double low, double high) { return min(high, max(low, x)); }
static inline double shifted(double x, double shift) { return within(x + shift, 0.0, 1.0); }

/* ---------------------------------------------------------------------------------------- luck */

/* Philox4x64-10 (Salmon et al. 2011), counted as NumPy counts it. */
struct philox {
    uint64_t counter, block, key[2];
    uint64_t buffer[4];
    int next;
};

static void philox_refill(struct philox *restrict g)
{
    uint64_t c0 = ++g->counter, c1 = g->block, c2 = 0, c3 = 0;
    uint64_t k0 = g->key[0], k1 = g->key[1];
    for (int round = 0; round < 10; round++) {
        unsigned __int128 a = (unsigned __int128)0xD2E7470EE14C6C93u * c0;
        unsigned __int128 b = (unsigned __int128)0xCA5A826395121157u * c2;
        c0 = (uint64_t)(b >> 64) ^ c1 ^ k0;
        c2 = (uint64_t)(a >> 64) ^ c3 ^ k1;
        c1 = (uint64_t)b;
        c3 = (uint64_t)a;
        k0 += 0x9E3779B97F4A7C15u;
        k1 += 0xBB67AE8584CAA73Bu;
    }
    g->buffer[0] = c0;
    g->buffer[1] = c1;
    g->buffer[2] = c2;
    g->buffer[3] = c3;
    g->next = 0;
}

static inline uint64_t philox_next(struct philox *g)
{
    if (g->next == 4)
        philox_refill(g);
    return g->buffer[g->next++];
}

static inline double philox_double(struct philox *g)
{
    return (double)(philox_next(g) >> 11) * (1.0 / 9007199254740992.0);
}

static uint64_t next_uint64(void *g) { return philox_next(g); }
static double next_double(void *g) { return philox_double(g); }

static struct philox stream(uint64_t seed, uint64_t process, uint64_t block)
{
    return (struct philox){.block = block, .key = {seed, process}, .next = 4};
}

/* From NumPy's own library: the ziggurat. */
extern void random_standard_normal_fill(bitgen_t *, intptr_t, double *);

struct luck {
    double *shocks, *acts, *bargains; /* [month][lane][draw] */
};

static void deal(struct luck luck, uint64_t seed, const uint64_t process[3], uint64_t block,
                 int64_t months, int64_t steps)
{
    struct philox stances = stream(seed, process[0], block);
    struct philox acts = stream(seed, process[1], block);
    struct philox bargains = stream(seed, process[2], block);
    bitgen_t normal = {.state = &stances, .next_uint64 = next_uint64, .next_double = next_double};
    random_standard_normal_fill(&normal, months * LANES * 6 * steps, luck.shocks);
    for (int64_t n = 0; n < months * LANES * 3; n++)
        luck.acts[n] = philox_double(&acts);
    for (int64_t n = 0; n < months * LANES * 3; n++)
        luck.bargains[n] = philox_double(&bargains);
}

/* ------------------------------------------------------------------------------- what is shared */

/* The setting with its rows padded to whole vectors; the padding weighs nothing. */
struct land {
    double weight[PADDED], resistance[PADDED], granted[POWERS][PADDED];
};

static void level_land(struct land *restrict land, const struct setting *restrict g)
{
    memset(land, 0, sizeof *land);
    memcpy(land->weight, g->weight, sizeof g->weight);
    memcpy(land->resistance, g->resistance, sizeof g->resistance);
    for (int j = 0; j < POWERS; j++)
        memcpy(land->granted[j], g->granted[j], sizeof g->granted[j]);
}

/* ------------------------------------------------------------------------------------ one world */

struct world {
    double stance[3][3];
    double appetite[3], belief[3];
    double prior[3][3], log_odds[3][3], trust[3][3];
    double level[LEVELS];
    double shift[SHIFTS];
    double sign[3]; /* by dyad: 1 where the scheme stands signed */
    double rivalry[3], commerce[3], secure[3], tolerance[3], stake, resistance; /* shifted */
    double war, engaged[3], capability[3], deterrence[3];
    double evidence_seen, evidence_quiet;
    double reach[POWERS][PADDED], free_hand[POWERS][PADDED], influence[POWERS][PADDED];
};

static double log_odds(double trust)
{
    if (trust <= 0.0)
        return -MOST_LOG_ODDS;
    if (trust >= 1.0)
        return MOST_LOG_ODDS;
    return within(log(trust / (1.0 - trust)), -MOST_LOG_ODDS, MOST_LOG_ODDS);
}

static inline double probability(double log_odds) { return 1.0 / (1.0 + exp(-log_odds)); }

/* What holds this month, with the shifts that events have brought. */
static inline void conditions(struct world *restrict w, const struct parameters *restrict p,
                              int64_t month)
{
    for (int n = 0; n < 3; n++) {
        w->rivalry[n] = shifted(p->rivalry[n], w->shift[RIVALRY + n]);
        w->commerce[n] = shifted(p->commerce[n], w->shift[COMMERCE + n]);
        w->secure[n] = shifted(p->appetite[n], w->shift[APPETITE + n]);
        w->tolerance[n] = shifted(p->tolerance[n], w->shift[TOLERANCE + n]);
    }
    w->stake = shifted(p->stake, w->shift[STAKE]);
    w->resistance = shifted(p->resistance, w->shift[RESISTANCE]);
    w->war = (double)month <= max(p->war_ends[0], p->war_ends[1]) ? 1.0 : 0.0;
}

static inline void capabilities(struct world *restrict w, const struct parameters *restrict p,
                                const struct setting *restrict g, const double shares[3],
                                int64_t month)
{
    double time = min((double)month, DECADE);
    double total = 0.0;
    for (int j = 0; j < POWERS; j++) {
        double trend = g->trend * (p->power_growth * p->expected_growth[j]);
        double gain = within(w->shift[CAPABILITY + j], -0.9, 9.0);
        w->capability[j] = shares[j] * (1.0 + trend * time / DECADE) * (1.0 + gain);
        total += w->capability[j];
    }
    for (int j = 0; j < POWERS; j++)
        w->capability[j] = 3.0 * w->capability[j] / total;
}

static inline void arsenals(struct world *restrict w, const double warheads[3])
{
    for (int d = 0; d < 3; d++) {
        double smaller = min(warheads[DYAD_PAIRS[d][0]], warheads[DYAD_PAIRS[d][1]]);
        w->deterrence[d] = smaller / (smaller + HALF_DETERRED);
    }
}

/* Share of its stake and its appetite that each power engages. */
static inline void engagement(struct world *restrict w, const struct parameters *restrict p,
                              const struct setting *restrict g, int64_t month)
{
    const int j = (int)g->balancer, k = (int)g->adversary;
    double balancer = w->capability[j], adversary = w->capability[k], share = 0.0;
    if (g->engagement == BUCK_PASSING)
        share = adversary > 0.0 ? max(0.0, 1.0 - balancer / adversary) : 0.0;
    else if (g->engagement == DRAWN_IN)
        share = within(-(0.5 * (w->stance[j][k] + w->stance[k][j])), 0.0, 1.0);
    else if (g->engagement == DATED)
        share = month >= g->engaged_from ? 1.0 : 0.0;
    else if (g->engagement == FROM_THE_START)
        share = 1.0;
    for (int i = 0; i < POWERS; i++)
        w->engaged[i] = p->engages[i] == 0.0 ? 1.0 : share;
}

static void start(struct world *restrict w, const struct parameters *restrict p,
                  const struct setting *restrict g, const double shares[3])
{
    memset(w, 0, sizeof *w);
    conditions(w, p, 0);
    capabilities(w, p, g, shares, 0);
#define BEGIN(n, i, j)                       \
    w->stance[i][j] = p->initial_tie[DYAD(i, j)]; \
    w->prior[i][j] = log_odds(p->prior_trust[i][j]);
    EACH_PAIR(BEGIN)
#undef BEGIN
    engagement(w, p, g, 0);
    for (int j = 0; j < POWERS; j++)
        w->appetite[j] = w->secure[j] * w->engaged[j];
    memcpy(w->belief, p->belief, sizeof w->belief);
    memcpy(w->log_odds, w->prior, sizeof w->prior);
#define TRUST(n, i, j) w->trust[i][j] = probability(w->log_odds[i][j]);
    EACH_PAIR(TRUST)
#undef TRUST
    w->level[DANGER] = p->common_threat;
    w->level[IDEOLOGY] = p->ideology;
    w->level[OPINION] = p->opinion;
    w->level[WINDOW] = 1.0;
    w->evidence_seen = log(p->seeker_acts / p->expansionist_acts);
    w->evidence_quiet = log((1.0 - p->seeker_acts) / (1.0 - p->expansionist_acts));
    for (int j = 0; j < POWERS; j++)
        for (int k = 0; k < STATES; k++) {
            w->reach[j][k] = exp(-g->distance[j][k] / p->reach_scale[j]);
            if (g->coast[k] == 0.0)
                w->reach[j][k] *= p->landlocked_reach[j];
            w->free_hand[j][k] = 1.0;
        }
}

/* Events due this month strike. */
static inline void events(struct world *restrict w, const struct setting *restrict g,
                          const double (*restrict effects)[EFFECTS], const int64_t *restrict due,
                          const double *restrict intensity, int64_t count, int64_t month,
                          double jump[6], double signing[3])
{
    for (int n = 0; n < 6; n++)
        jump[n] = 0.0;
    memcpy(signing, w->sign, sizeof w->sign);
    for (int64_t e = 0; e < count; e++) {
        if (due[e] != month)
            continue;
        for (int t = 0; t < FIRST_LEVEL; t++)
            jump[t] += effects[e][t] * intensity[e];
        for (int t = FIRST_LEVEL; t < FIRST_LASTING; t++) {
            double *level = &w->level[t - FIRST_LEVEL];
            *level = within(*level + effects[e][t] * intensity[e], 0.0, 1.0);
        }
        for (int t = FIRST_LASTING; t < FIRST_AGREEMENT; t++)
            w->shift[t - FIRST_LASTING] += effects[e][t] * intensity[e];
        for (int d = 0; d < 3; d++)
            if (effects[e][FIRST_AGREEMENT + d] > 0.0 && g->may_sign[d] != 0.0)
                signing[d] = 1.0;
    }
}

/* What the contested states answer, summed over them. */
struct answer {
    double overlap[3], granted_share[3], force[3], closed[3];
};

static inline struct answer claims_and_answers(struct world *restrict w,
                                               const struct parameters *restrict p,
                                               const struct land *restrict land)
{
    double at_stake[POWERS][PADDED], granted[POWERS][PADDED], overlap[3][PADDED];
    double force[POWERS][PADDED], held[POWERS][PADDED];
    const double level = w->resistance, speed = p->influence_speed;
    const double im0 = p->imposition[0], im1 = p->imposition[1], im2 = p->imposition[2];
    const double a0 = w->appetite[0], a1 = w->appetite[1], a2 = w->appetite[2];

    for (int k = 0; k < PADDED; k++) {
        double weight = land->weight[k], resistance = level * land->resistance[k];
        double c0 = min(1.0, a0 * w->reach[0][k]) * w->free_hand[0][k];
        double c1 = min(1.0, a1 * w->reach[1][k]) * w->free_hand[1][k];
        double c2 = min(1.0, a2 * w->reach[2][k]) * w->free_hand[2][k];
        double hold0 = c0 * (1.0 - resistance * (1.0 - im0));
        double hold1 = c1 * (1.0 - resistance * (1.0 - im1));
        double hold2 = c2 * (1.0 - resistance * (1.0 - im2));
        double all = max(1.0, hold0 + hold1 + hold2);
        overlap[0][k] = weight * c0 * c1;
        overlap[1][k] = weight * c0 * c2;
        overlap[2][k] = weight * c1 * c2;
#define ANSWER(j, c, hold, im)                                            \
    at_stake[j][k] = weight * c;                                          \
    granted[j][k] = weight * c * land->granted[j][k];                     \
    force[j][k] = weight * c * resistance * im;                           \
    held[j][k] = weight * w->influence[j][k];                             \
    w->influence[j][k] += speed * (hold / all - w->influence[j][k]);
        ANSWER(0, c0, hold0, im0)
        ANSWER(1, c1, hold1, im1)
        ANSWER(2, c2, hold2, im2)
#undef ANSWER
    }

    struct answer sum = {0};
    double claimed[3] = {0}, shares[3] = {0}, holds[3] = {0};
    for (int k = 0; k < STATES; k++) {
        for (int d = 0; d < 3; d++)
            sum.overlap[d] += overlap[d][k];
        for (int j = 0; j < POWERS; j++) {
            claimed[j] += at_stake[j][k];
            shares[j] += granted[j][k];
            sum.force[j] += force[j][k];
            holds[j] += held[j][k];
        }
    }
    for (int j = 0; j < POWERS; j++) {
        sum.granted_share[j] = claimed[j] > 0.0 ? shares[j] / claimed[j] : 0.0;
        sum.closed[j] = p->imposition[j] * holds[j];
    }
    return sum;
}

static inline double perceived(const struct world *w, const struct parameters *p, int i, int j)
{
    const int d = DYAD(i, j);
    double there = p->nearer_by_engagement[d] * (w->stake * w->engaged[i] * w->engaged[j]);
    double near = p->proximity[d] + (1.0 - p->proximity[d]) * there;
    double seen =
        p->threat_effect * w->capability[j] * near * w->appetite[j] * (1.0 - w->trust[i][j]);
    return seen * (1.0 - p->deterrence * w->deterrence[d]);
}

static inline void threats(double threat[3][3], const struct world *restrict w,
                           const struct parameters *restrict p)
{
#define THREAT(n, i, j) threat[i][j] = perceived(w, p, i, j);
    EACH_PAIR(THREAT)
#undef THREAT
}

static inline bool encroaches(const struct world *w, const struct parameters *p,
                              const struct answer *a, double draw, int i, int j)
{
    double sheltered = w->sign[DYAD(i, j)] * p->cover * a->granted_share[j];
    double grab =
        min(1.0, w->appetite[j]) * (1.0 - sheltered) * (1.0 - p->disclosure * p->openness[j]);
    double exposure = grab * (1.0 - w->tolerance[j]) + p->coercion * a->force[j];
    double chance =
        p->seeker_acts + (p->expansionist_acts - p->seeker_acts) * min(1.0, exposure);
    return draw < chance;
}

static inline void acts(bool seen[3][3], const struct world *restrict w,
                        const struct parameters *restrict p, const struct answer *restrict a,
                        const double draws[3])
{
#define ACT(n, i, j) seen[i][j] = encroaches(w, p, a, draws[j], i, j);
    EACH_PAIR(ACT)
#undef ACT
}

static inline void bargains(double signing[3], const struct world *restrict w,
                            const struct parameters *restrict p,
                            const struct setting *restrict g, const double draws[3], int64_t month)
{
    double readiness = max(0.0, 1.0 + w->shift[BARGAINING]);
    double objection = p->veto * p->opinion_weight * (1.0 - w->level[OPINION]);
    double chance = min(1.0, p->settlement_hazard * readiness * (1.0 - objection));
    for (int d = 0; d < 3; d++) {
        if (g->may_sign[d] == 0.0 || w->sign[d] != 0.0)
            continue;
        int i = DYAD_PAIRS[d][0], j = DYAD_PAIRS[d][1];
        if (g->signed_month >= 0) {
            if (month >= g->signed_month)
                signing[d] = 1.0;
        } else if (month >= g->earliest_month && draws[d] < chance &&
                   min(w->stance[i][j], w->stance[j][i]) > p->settlement_warmth &&
                   w->trust[i][j] >= p->settlement_trust &&
                   w->trust[j][i] >= p->settlement_trust) {
            signing[d] = 1.0;
        }
    }
}

/* The terms of one stance, in the order in which they are summed. */
static inline void interests(double term[TERMS], const struct world *restrict w,
                             const struct parameters *restrict p, const struct setting *restrict g,
                             const struct answer *restrict a, const double threat[3][3], int i,
                             int j)
{
    const int k = 3 - i - j, d = DYAD(i, j);
    const double window = 1.0 - p->on_credit[d] + p->on_credit[d] * w->level[WINDOW];
    const double closed = p->closure * max(a->closed[i], a->closed[j]);
    const double tolerance = max(w->tolerance[i], w->tolerance[j]);
    const double crude = p->cover * g->divided[d] * max(p->imposition[i], p->imposition[j]);
    term[0] = p->closeness_effect * p->closeness[d];
    term[1] = p->commerce_effect * w->commerce[d] * window * (1.0 - closed);
    term[2] = p->common_threat_effect * max(w->level[DANGER], w->war);
    term[3] = -p->rivalry_effect * w->rivalry[d];
    term[4] = -p->ideology_effect * (p->opposed_systems[d] * w->level[IDEOLOGY]);
    term[5] = -p->overlap_effect * a->overlap[d] * (1.0 - tolerance);
    term[6] = -threat[i][j];
    term[7] = p->common_enemy_effect * sqrt(threat[i][k] * threat[j][k]);
    term[8] = p->opinion_effect * p->opinion_binds[i][j] * (w->level[OPINION] - 0.5);
    term[9] = p->partner_effect * p->preference[i][j];
    term[10] = w->stance[i][j] < 0.0 ? -p->bloc_effect * w->sign[d] * crude : 0.0;
}

/* Share of the terms that reaches the stance. */
static inline double slope_of(const double term[TERMS], const struct parameters *restrict p)
{
    double total = 0.0;
    for (int m = 0; m < TERMS; m++)
        total += term[m];
    return p->saturating == 0.0 || fabs(total) < 1e-9 ? 1.0 : tanh(total) / total;
}

static inline double push(const double x[3][3], const struct parameters *restrict p,
                          const double term[TERMS], double slope, double shock, double jump,
                          double step, double root, int i, int j)
{
    const int k = 3 - i - j;
    const double stance = x[i][j], shrunk = 1.0 - stance * stance;
    const double room = p->bounded != 0.0 ? shrunk : 1.0;
    double rate = p->routine * slope;
    double pushed = -p->routine * stance * step;
    for (int m = 0; m < TERMS; m++)
        pushed += rate * term[m] * step;
    pushed += p->reciprocity * (x[j][i] - stance) * step;
    pushed += p->structural_balance * x[i][k] * x[j][k] * room * step;
    pushed += p->bidding * max(0.0, -x[i][k]) * room * step;
    pushed += p->pivoting * max(0.0, -x[j][k]) * room * step;
    pushed += p->noise * root * (p->bounded_noise != 0.0 ? shrunk : 1.0) * shock;
    return pushed + jump;
}

static inline void stances(double next[3][3], const struct world *restrict w,
                           const struct parameters *restrict p, const struct setting *restrict g,
                           const struct answer *restrict a,
                           const double threat[3][3], const double *restrict shock,
                           const double jump[6])
{
    const int steps = (int)p->steps;
    const double step = 1.0 / p->steps, root = sqrt(step);
    double term[6][TERMS], slope[6], pushed[6];
#define INTERESTS(n, i, j) interests(term[n], w, p, g, a, threat, i, j);
    EACH_PAIR(INTERESTS)
#undef INTERESTS
    for (int n = 0; n < 6; n++)
        slope[n] = slope_of(term[n], p);
    memcpy(next, w->stance, sizeof w->stance);
    for (int part = 0; part < steps; part++, shock += 6) {
#define PUSH(n, i, j) \
    pushed[n] = push(next, p, term[n], slope[n], shock[n], part == 0 ? jump[n] : 0.0, step, root, i, j);
        EACH_PAIR(PUSH)
#undef PUSH
#define MOVE(n, i, j) next[i][j] = within(next[i][j] + pushed[n], -1.0, 1.0);
        EACH_PAIR(MOVE)
#undef MOVE
    }
}

/* Trust, appetite and belief are revised; each depends on the others of the month before. */
static inline void lessons(struct world *restrict w, const struct parameters *restrict p,
                           const double threat[3][3], bool seen[3][3])
{
#define LEARN(n, i, j)                                                                       \
    w->log_odds[i][j] = within(                                                              \
        w->log_odds[i][j] +                                                                  \
            (p->evidence_weight * (seen[i][j] ? w->evidence_seen : w->evidence_quiet) -      \
             p->forgetting * (w->log_odds[i][j] - w->prior[i][j])),                          \
        -MOST_LOG_ODDS, MOST_LOG_ODDS);                                                      \
    w->trust[i][j] = probability(w->log_odds[i][j]);
    EACH_PAIR(LEARN)
#undef LEARN
    for (int j = 0; j < POWERS; j++) {
        const int one = (j + 1) % 3, other = (j + 2) % 3;
        double feared = threat[j][one] + threat[j][other];
        double sought =
            w->secure[j] * w->engaged[j] + p->security_dilemma * feared + p->emboldening * w->belief[j];
        w->appetite[j] =
            within(w->appetite[j] + p->appetite_speed * (sought - w->appetite[j]), 0.0,
                   MOST_APPETITE);
        if (p->believes[j] == 0.0)
            continue;
        double tie = 0.5 * (w->stance[one][other] + w->stance[other][one]);
        double shown = within(p->norm - tie, 0.0, 1.0);
        w->belief[j] += p->learning * (shown - w->belief[j]);
    }
}

static inline void drivers(struct world *restrict w, const struct parameters *restrict p,
                           const struct setting *restrict g, const struct answer *restrict a,
                           bool seen[3][3])
{
    double *level = w->level;
    const int i = (int)g->opinion_of[0], j = (int)g->opinion_of[1];
    double signed_with = max(w->sign[DYAD(j, (j + 1) % 3)], w->sign[DYAD(j, (j + 2) % 3)]);
    double declared = signed_with * p->openness[j];
    double tie = 0.5 * (w->stance[i][j] + w->stance[j][i]);
    double target = p->opinion + p->opinion_from_tie * tie -
                    p->opinion_from_closure * a->closed[j] -
                    p->opinion_from_acts * (seen[i][j] ? 1.0 : 0.0) -
                    p->opinion_from_spheres * declared;
    level[DANGER] += -(1.0 - w->war) * level[DANGER] / p->danger_lifetime;
    level[WINDOW] +=
        -(1.0 - p->credit_haste) * (level[WINDOW] - p->window_floor) / p->window_lifetime;
    level[IDEOLOGY] += -(level[IDEOLOGY] - p->ideology) / p->ideology_lifetime;
    level[OPINION] =
        within(level[OPINION] + p->opinion_speed * (target - level[OPINION]), 0.0, 1.0);
}

static inline void sign(struct world *restrict w, const struct parameters *restrict p,
                        const struct setting *restrict g, const double signing[3])
{
    for (int d = 0; d < 3; d++) {
        if (signing[d] == w->sign[d])
            continue;
        w->sign[d] = 1.0;
        for (int side = 0; side < 2; side++) {
            int j = DYAD_PAIRS[d][side];
            for (int k = 0; k < STATES; k++)
                if (g->listed[k] != 0.0)
                    w->free_hand[j][k] = 1.0 - p->cover * (1.0 - g->granted[j][k]);
        }
    }
}

/* ------------------------------------------------------------------------------------ histories */

/* What one power believes, and how far the others trust it. */
static inline void minds(double *mind, const struct world *w, const struct setting *g)
{
    const int i = (int)g->believer;
    mind[0] = w->belief[i];
    mind[1] = w->trust[(i + 1) % 3][i];
    mind[2] = w->trust[(i + 2) % 3][i];
}

/* Run after run, each from start to horizon; `lane` is that of the first. */
static void histories(const struct parameters *restrict p, const int64_t *restrict due,
               const double *restrict intensity, int64_t event_count,
               const struct setting *restrict g, const double *restrict shares,
               const double *restrict warheads, const double *restrict effects, const double *restrict shocks,
               const double *restrict act_draws, const double *restrict bargain_draws,
               int64_t lane, int64_t runs, int64_t months, double *restrict stance_paths,
               double *restrict mind_paths, double *restrict influence)
{
    struct land land;
    struct world w;
    level_land(&land, g);
    for (int64_t r = 0; r < runs; r++, p++, lane++) {
        const int64_t steps = (int64_t)p->steps;
        double *path = stance_paths + r * (months + 1) * 9;
        double *mind = mind_paths + r * (months + 1) * 3;
        start(&w, p, g, shares);
        memcpy(path, w.stance, sizeof w.stance);
        minds(mind, &w, g);
        for (int64_t t = 0; t < months; t++) {
            double jump[6], signing[3], threat[3][3], next[3][3];
            bool seen[3][3];
            const int64_t row = t * LANES + lane;
            events(&w, g, (const double(*)[EFFECTS])effects, due + r * event_count,
                   intensity + r * event_count, event_count, t, jump, signing);
            conditions(&w, p, t);
            capabilities(&w, p, g, shares + 3 * t, t);
            arsenals(&w, warheads + 3 * t);
            engagement(&w, p, g, t);
            struct answer a = claims_and_answers(&w, p, &land);
            threats(threat, &w, p);
            acts(seen, &w, p, &a, act_draws + 3 * row);
            bargains(signing, &w, p, g, bargain_draws + 3 * row, t);
            stances(next, &w, p, g, &a, threat, shocks + 6 * steps * row, jump);
            lessons(&w, p, threat, seen);
            drivers(&w, p, g, &a, seen);
            sign(&w, p, g, signing);
            memcpy(w.stance, next, sizeof next);
            memcpy(path + 9 * (t + 1), w.stance, sizeof w.stance);
            minds(mind + 3 * (t + 1), &w, g);
        }
        for (int j = 0; j < POWERS; j++)
            memcpy(influence + (r * 3 + j) * STATES, w.influence[j], STATES * sizeof(double));
    }
}

/* Runs `first` … `first` + `count` - 1 with their own luck, block by block; 0, or 1 without memory. */
int ensemble(const struct parameters *restrict p, const int64_t *restrict due,
             const double *restrict intensity, int64_t event_count,
             const struct setting *restrict g, const double *restrict shares,
             const double *restrict warheads, const double *restrict effects, uint64_t seed, const uint64_t *restrict processes,
             int64_t first, int64_t count, int64_t months, double *restrict stance_paths,
             double *restrict mind_paths, double *restrict influence)
{
    const int64_t steps = (int64_t)p->steps, draws = months * LANES * 3;
    double *luck = malloc((size_t)(draws * (2 * steps + 2)) * sizeof *luck);
    if (!luck)
        return 1;
    struct luck dealt = {luck, luck + draws * 2 * steps, luck + draws * (2 * steps + 1)};
    for (int64_t run = first; run < first + count;) {
        const int64_t row = run - first, lane = run % LANES;
        int64_t width = LANES - lane;
        if (width > count - row)
            width = count - row;
        deal(dealt, seed, processes, (uint64_t)(run / LANES), months, steps);
        histories(p + row, due + row * event_count, intensity + row * event_count, event_count, g,
                  shares, warheads, effects, dealt.shocks, dealt.acts, dealt.bargains, lane, width, months,
                  stance_paths + row * (months + 1) * 9, mind_paths + row * (months + 1) * 3,
                  influence + row * 3 * STATES);
        run += width;
    }
    free(luck);
    return 0;
}
