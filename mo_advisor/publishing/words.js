/* Own words in a page, ranked as the program ranks them: which situations a description may be about, and which clauses hold some words.
 *
 *   Words.index(record)                            what words/index.json holds, made ready once
 *   Words.suggested(index, text, less)             [{what, score}], best first; none where nothing is near
 *   Words.clauses(index, document, text, pieces)   [{clause, score, situation, snippet}], best first
 *
 * Each part bears the name that it has in the program: words/stems.py, words/counts.py, words/suggest.py, citations/search.py. Nothing that was
 * typed is kept, sent or shown here. Objects that are looked up by words are Maps, so that no word is taken for a property.
 */
const Words = (() => {
  "use strict";

  // stems

  const PIECE = 5;
  const SHORTEST = 3;
  const SMALL = new Set(
    ("a an and any are as at be been by can could did do does for from had has have he her his i if in is it its me my of on or our she should so " +
      "that the their them they this to us was we were what which who will with would you your").split(" ")
  );
  const CHANGED = [["ational", "ate"], ["isation", "is"], ["ization", "is"], ["ising", "is"], ["izing", "is"]];
  const TAKEN_OFF = "ations ation iness ingly ments ment ness ions ings ion ies ied ing est ers ors ed er or ly es al s e y".split(" ");
  const ENDINGS = CHANGED.concat(TAKEN_OFF.map((ending) => [ending, ""]));
  const SMALL_STEMS = new Set(Array.from(SMALL, stem));

  /** A character without case, as Unicode folds it: ß is ss, Cherokee becomes large, and the dotless i stays what it is. */
  function folded(character) {
    if (character === "ı") return character;
    const large = character.toLowerCase().toUpperCase();
    return /\p{Script=Cherokee}/u.test(character) ? large : large.toLowerCase();
  }

  function words(text) {
    return Array.from(text, folded).join("").replace(/['’‘`]/g, "").match(/[\p{L}\p{N}]+/gu) || [];
  }

  function stem(word) {
    let letters = Array.from(word);
    for (const [ending, left] of ENDINGS) {
      if (word.endsWith(ending) && letters.length - ending.length + left.length >= SHORTEST && !word.endsWith("ss")) {
        letters = letters.slice(0, letters.length - ending.length).concat(Array.from(left));
        break;
      }
    }
    const [other, last] = letters.slice(-2);
    const doubled = letters.length > SHORTEST && last === other && !"aeiou".includes(last);
    return (doubled ? letters.slice(0, -1) : letters).join("");
  }

  function telling(found) {
    const some = found.filter((word) => !SMALL.has(word));
    return some.length ? some : found;
  }

  /** How many words the longest name has that begins with each stem. */
  function longestNames(names) {
    const longest = new Map();
    for (const name of names.keys()) {
      const parts = name.split(" ");
      longest.set(parts[0], Math.max(longest.get(parts[0]) || 0, parts.length));
    }
    return longest;
  }

  function renamed(index, found) {
    const given = [];
    for (let place = 0; place < found.length; ) {
      let size = Math.min(index.longest.get(found[place]) || 0, found.length - place);
      while (size && !index.names.has(found.slice(place, place + size).join(" "))) size -= 1;
      given.push(size ? index.names.get(found.slice(place, place + size).join(" ")) : found[place]);
      place += size || 1;
    }
    return given;
  }

  function stems(index, text, onlyTelling) {
    const found = words(text);
    return renamed(index, (onlyTelling ? telling(found) : found).map(stem));
  }

  function pairs(found) {
    return found.slice(1).map((other, place) => found[place] + " " + other);
  }

  function pieces(found) {
    const given = [];
    for (const word of found) {
      const spaced = Array.from(" " + word + " ");
      for (let start = 0; start < Math.max(1, spaced.length - PIECE + 1); start += 1) given.push(spaced.slice(start, start + PIECE).join(""));
    }
    return given;
  }

  // counts: {held, totals, total}; held is a Map of features to Maps of texts to counts, totals one of texts to how many features each has

  const TIMES = 1.2;
  const LENGTH = 0.5;

  function sum(numbers) {
    let total = 0;
    for (const number of numbers) total += number;
    return total;
  }

  function counter(features) {
    const counted = new Map();
    for (const feature of features) counted.set(feature, (counted.get(feature) || 0) + 1);
    return counted;
  }

  function counts(held, texts) {
    const totals = new Map(texts.map((text) => [text, 0]));
    for (const counted of held.values()) for (const [text, count] of counted) totals.set(text, totals.get(text) + count);
    return {held, totals, total: sum(totals.values())};
  }

  function naiveBayes(all, features, smoothing) {
    const known = Array.from(counter(features)).filter(([feature]) => all.held.has(feature));
    const often = sum(known.map(([, times]) => times));
    const scores = new Map();
    for (const [text, total] of all.totals) scores.set(text, -often * Math.log((total + smoothing) / smoothing));
    for (const [feature, times] of known) {
      const counted = all.held.get(feature);
      const expected = (smoothing * sum(counted.values())) / all.total;
      for (const [text, count] of counted) scores.set(text, scores.get(text) + times * Math.log((count + expected) / expected));
    }
    return scores;
  }

  function rarity(all, feature) {
    const count = all.held.has(feature) ? all.held.get(feature).size : 0;
    return Math.log(1 + (all.totals.size - count + 0.5) / (count + 0.5));
  }

  function bm25(all, features) {
    const scores = new Map(Array.from(all.totals.keys(), (text) => [text, 0]));
    const average = all.total / all.totals.size || 1;
    for (const [feature, weight] of features) {
      const rare = rarity(all, feature);
      for (const [text, count] of all.held.get(feature) || []) {
        const against = count + TIMES * (1 - LENGTH + (LENGTH * all.totals.get(text)) / average);
        scores.set(text, scores.get(text) + (weight * rare * count * (TIMES + 1)) / against);
      }
    }
    return scores;
  }

  // suggest

  const OUT_OF_SCOPE = "out-of-scope";
  const MOST = 5;
  const FEW = 3;
  const WAYS = [1.0, 0.7, 0.5]; // stems, pieces, pairs
  const STEM_SMOOTHING = 200;
  const PIECE_SMOOTHING = 1000;
  const DOUBT = 2.0;
  const SHARP = 0.8;
  const LEAST = 0.01;

  function index(record) {
    const situations = new Map(Object.entries(record.situations));
    const marks = Array.from(situations.keys());
    const names = new Map(Object.entries(record.alike));
    const counted = (postings) => counts(new Map(Object.entries(postings).map(([feature, marked]) => [feature, counter(marked)])), marks);
    const byStem = counted(record.stems);
    return {situations, names, longest: longestNames(names), stems: byStem, pieces: inside(byStem, marks), pairs: counted(record.pairs)};
  }

  /** The pieces of the stems of each situation. */
  function inside(byStem, marks) {
    const held = new Map();
    for (const [word, counted] of byStem.held) {
      for (const piece of pieces([word])) {
        if (!held.has(piece)) held.set(piece, new Map());
        for (const [mark, count] of counted) held.get(piece).set(mark, (held.get(piece).get(mark) || 0) + count);
      }
    }
    return counts(held, marks);
  }

  function standing(scores) {
    const every = Array.from(scores.values());
    const middle = sum(every) / every.length;
    const alike = every.every((score) => score === every[0]); // exactly: their sum may be a little off
    const spread = alike ? 1 : Math.sqrt(sum(every.map((score) => (score - middle) ** 2)) / every.length);
    return new Map(Array.from(scores, ([text, score]) => [text, alike ? 0 : (score - middle) / spread]));
  }

  function scored(index, text) {
    const found = stems(index, text);
    if (!found.some((word) => !SMALL_STEMS.has(word) && index.stems.held.has(word))) return new Map();
    const ways = [
      naiveBayes(index.stems, found, STEM_SMOOTHING),
      naiveBayes(index.pieces, pieces(found), PIECE_SMOOTHING),
      bm25(index.pairs, counter(pairs(found))),
    ].map(standing);
    return new Map(Array.from(index.situations, ([mark, what]) => [what, sum(ways.map((scores, way) => WAYS[way] * scores.get(mark)))]));
  }

  function likeliest(scores, less) {
    const loses = new Map(Object.entries(less || {}));
    const within = Array.from(scores, ([what, score]) => [what, score - (loses.get(what) || 0)]).filter(([what]) => what !== OUT_OF_SCOPE);
    const best = Math.max(...within.map(([, score]) => score));
    if (!within.length || scores.get(OUT_OF_SCOPE) > best - DOUBT) return [];
    const odds = within.map(([what, score]) => [what, Math.exp(SHARP * (score - best))]);
    const every = sum(odds.map(([, likely]) => likely));
    const ranked = odds.sort(([, one], [, other]) => other - one).slice(0, MOST);
    const kept = ranked.filter(([, likely], place) => place < FEW || likely >= LEAST * every);
    return kept.map(([what, likely]) => ({what, score: rounded(likely / every)}));
  }

  function rounded(score) {
    return Number(score.toFixed(3));
  }

  function suggested(index, text, less) {
    return likeliest(scored(index, text), less);
  }

  // search, in one document as publishing/searchable.py writes it; a clause is its place there

  const MOST_CLAUSES = 20;
  const LEAST_SCORE = 0.3;
  const LEAST_HELD = 0.2;
  const LONGEST = 160;
  const MOST_MEANT = 3;
  const SPACE_AT_THE_END = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+$/;

  /** The clauses that hold the words best. pieces: gives the printed pieces of a clause by its id, from which a snippet is taken, word for word. */
  function clauses(index, document, text, pieces) {
    const wanted = stems(index, text, true);
    if (!wanted.length || !document.clauses.length) return [];
    const line = " " + wanted.join(" ") + " ";
    const named = document.roles.filter(([, names]) => names.some((name) => line.includes(" " + name + " ")));
    const features = new Map([...wanted, ...named.map(([role]) => role)].map((feature) => [feature, 1]));
    const governing = governed(document, text);
    const holding = held(document, features, named.map(([role]) => role), governing.size > 0);
    const least = LEAST_SCORE * (holding.size ? Math.min(...holding.values()) : 1);
    const found = new Map([...Array.from(governing.keys(), (place) => [place, least]), ...holding]);
    const ranked = Array.from(found).sort(([, one], [, other]) => other - one).slice(0, MOST_CLAUSES);
    const lookedFor = new Set([...wanted, ...named.flatMap(([, names]) => names).join(" ").split(" ")]);
    return ranked.map(([place, score]) => ({
      clause: document.clauses[place],
      score: rounded(score),
      situation: holding.has(place) ? null : governing.get(place),
      snippet: snippet(index, pieces(document.clauses[place]), lookedFor),
    }));
  }

  /** How well the clauses that are worth giving hold what is wanted. */
  function held(document, features, roles, allOfIt) {
    const postings = new Map(Object.entries(document.held));
    const wanted = Array.from(features.keys());
    const of = new Map(wanted.filter((feature) => postings.has(feature)).map((feature) => [feature, counter(postings.get(feature))]));
    const totals = new Map(document.lengths.map((length, place) => [place, length]));
    for (const role of roles) for (const place of postings.get(role) || []) totals.set(place, totals.get(place) + 1);
    const all = {held: of, totals, total: sum(totals.values())};
    const holds = (feature, place) => of.has(feature) && of.get(feature).has(place);
    const rare = (some) => sum(some.map((feature) => rarity(all, feature)));
    const least = rare(wanted) * (allOfIt ? 1 : LEAST_HELD);
    const scores = Array.from(bm25(all, features), ([place, score]) => {
      const there = wanted.filter((feature) => holds(feature, place));
      return [place, (score * (1 + there.length)) / (1 + wanted.length), rare(there) >= least];
    });
    const best = Math.max(...scores.map(([, score]) => score));
    return new Map(scores.filter(([, score, enough]) => score > 0 && score >= LEAST_SCORE * best && enough).map(([place, score]) => [place, score]));
  }

  /** The clauses that govern a situation of which the words are a name, in their order, each with the first such situation. */
  function governed(document, text) {
    const governing = new Map();
    for (const [what, , places] of spokenOf(document.situations, text)) {
      for (const place of places) if (!governing.has(place)) governing.set(place, what);
    }
    return new Map(Array.from(governing).sort(([one], [other]) => one - other));
  }

  /** The situations that are called so; else those in whose names all of the words stand, the fewest other words first, unless they are too many. */
  function spokenOf(situations, text) {
    const wanted = Array.from(new Set(telling(words(text)).map(stem)));
    const sizes = ([, names]) => names.map((name) => name.split(" ")).filter((name) => wanted.every((word) => name.includes(word))).map((name) => name.length);
    const holding = situations.map((situation) => [situation, Math.min(...sizes(situation))]).filter(([, size]) => wanted.length && size < Infinity);
    const exactly = holding.filter(([, size]) => size === wanted.length);
    const nearest = holding.length <= MOST_MEANT ? holding.sort(([, one], [, other]) => one - other) : [];
    return (exactly.length ? exactly : nearest).map(([situation]) => situation);
  }

  /** The stretch of a clause, no longer than LONGEST, in which the most of the words stand. */
  function snippet(index, pieces, wanted) {
    let best = "";
    let most = -1;
    for (const stretch of pieces.flatMap(stretches)) {
      const holds = new Set(stems(index, stretch).filter((word) => wanted.has(word))).size;
      if (holds > most) [best, most] = [stretch, holds];
    }
    return best;
  }

  function stretches(piece) {
    const letters = Array.from(piece);
    const begins = (at) => at === 0 || (at > 1 && letters[at - 1] === " " && ".;:,".includes(letters[at - 2]));
    const starts = Array.from({length: letters.length + 1}, (_, at) => at).filter(begins);
    return starts.map((start) => shortened(letters.slice(start, start + LONGEST + 1)).replace(SPACE_AT_THE_END, ""));
  }

  /** Letters that are at most LONGEST, the last word whole where they are cut. */
  function shortened(letters) {
    if (letters.length <= LONGEST) return letters.join("");
    const cut = letters.slice(0, LONGEST);
    return cut.slice(0, Math.max(0, cut.lastIndexOf(" "))).join("") || cut.join("");
  }

  return {index, suggested, clauses};
})();
