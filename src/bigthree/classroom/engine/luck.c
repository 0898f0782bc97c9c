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
