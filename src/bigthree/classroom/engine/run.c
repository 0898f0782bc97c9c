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
