// One history in words: what turned in it, and when.
import { DYADS, sentence, side, triangleWords } from "./drawing.js";
import { t } from "./words.js";

const LASTING = 6;

/** Months in which a tie takes another side for half a year or longer: [month, side before, side after]. */
const turns = (tie) => {
  const found = [];
  let now = side(tie[0]);
  for (let month = 1; month + LASTING <= tie.length; month++) {
    const next = side(tie[month]);
    if (next !== now && tie.slice(month, month + LASTING).every((each) => side(each) === next)) {
      found.push([month, now, next]);
      now = next;
    }
  }
  return found;
};

/** What happened, the first month and the last included: { month, words }. */
export const chronicle = ({ ties, events, turn, pair }) => {
  const at = (month) => triangleWords(ties.map((tie) => tie[month])), powers = t("in_sentences"), last = ties[0].length - 1;
  const of = (d) => ({ pair: t("pairs")[d], one: powers[DYADS[d][0]], two: powers[DYADS[d][1]], third: powers[2 - d] });
  const kind = (before, after) => (after < 0 ? "quarrel" : after > 0 ? "friends" : before > 0 ? "cool" : "mend");
  const told = [
    ...ties.flatMap((tie, d) => turns(tie).map(([month, before, after]) => ({ month, words: sentence(t(`chronicle.${kind(before, after)}`, of(d))) }))),
    ...events.map(({ month, label }) => ({ month, words: `${sentence(label)}.` })),
    ...(turn >= 0 ? [{ month: turn, words: sentence(t("chronicle.combined", of(pair))) }] : []),
  ].sort((a, b) => a.month - b.month);
  return [{ month: 0, words: at(0) }, ...told, { month: last, words: at(last) }];
};
