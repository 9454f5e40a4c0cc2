// Notes one by one; each piece of a note (sentence, member of a string) is walked from anchor to
// anchor: the earliest of id., supra, a short case form and the end of a full citation is read, and
// the walk goes on behind it.
#include "cite/parser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/case_name.h"
#include "cite/full.h"
#include "cite/kind.h"
#include "cite/labels.h"
#include "cite/sentences.h"
#include "cite/short_forms.h"
#include "cite/tail.h"
#include "cite/unread.h"
#include "facts/words.h"

namespace subcite {
namespace {

using namespace cite;

constexpr int kDeepest = 6;
constexpr std::uint32_t kLongestHead = 4000;  // no citation is longer before its date
constexpr std::string_view kNoForm = "no known form of citation";

bool ends_at_letter(std::string_view text, std::uint32_t at) { return at < text.size() && is_word_byte(text[at]); }

/// What was found ahead in a piece, kept while the walk has not passed it: each is searched for once.
template <class Found>
class Ahead {
 public:
  template <class Search, class Begin>
  const std::optional<Found>& at(std::uint32_t from, Search search, Begin begin) {
    const bool passed = !searched_ || (found_ && begin(*found_) < from);
    if (passed) found_ = search(from), searched_ = true;
    return found_;
  }

 private:
  std::optional<Found> found_;
  bool searched_ = false;
};

struct Anchors {
  Ahead<Span> supra;
  Ahead<Span> id;
  Ahead<HeadEnd> head_end;
  Ahead<ReporterRead> reporter;
};

class NoteParser {
 public:
  NoteParser(const NoteText& note, std::uint32_t index, Labels& labels, Citations& out)
      : note_(note), text_(note.text()), index_(index), labels_(labels), out_(out) {}

  void run() { pieces(note_.span(), 0, 0); }

 private:
  void pieces(Span within, std::uint32_t base, int deep) {
    compare_ = false;
    for (const Piece& piece : divide(note_, within, base)) {
      if (!piece.continues) compare_ = false;
      const std::size_t before = out_.size();
      walk(piece.span, base, deep);
      in_prose_brackets(piece.span, base, deep, before);
    }
  }

  /// "... comes from Judge Leventhal (see Roe v. Poe, 444 F.2d 841 (D.C. Cir. 1970)), who ...": a citation in
  /// brackets of the sentence, which belong to no citation.
  void in_prose_brackets(Span piece, std::uint32_t base, int deep, std::size_t before) {
    if (asides_ >= 3) return;
    const std::size_t known = out_.size();
    std::size_t next = before;  // citations stand in the order of the text
    for (std::uint32_t at = piece.begin; (at = next_of(note_, '(', at, piece.end)) < piece.end; ++at) {
      if (!note_.is_bracket(at) || note_.depth(at) != base + 1 || note_.in_quote(at)) continue;
      const std::uint32_t close = note_.closing(at);
      const Span inner = trim(text_, {at + 1, close});
      while (next < known && out_[next].raw.end <= at) ++next;
      const bool taken = next < known && out_[next].raw.contains(at);
      if (!taken && relation_size(slice(text_, inner)) > 0) {  // its source was cut off from it, by an address that a line broke
        nested({inner, true}, base, deep);
      } else if (!taken && (inner.size() >= 12 || id_at(note_, inner.begin, inner.end)) && (read_signal(text_, inner) || id_at(note_, inner.begin, inner.end) || find_head_end(note_, inner, base + 1) || find_supra(note_, inner, base + 1))) {
        ++asides_;
        pieces(inner, base + 1, deep);
        --asides_;
      }
      at = std::max(at, close);
    }
  }

  /// Leading joints: ", and", "; with", closing marks.
  std::uint32_t skip_joints(std::uint32_t at, std::uint32_t end) const {
    while (at < end) {
      const char c = text_[at];
      if (c == ' ' || c == ',' || c == '.' || c == ':' || c == ';' || c == '>' || c == '*') {
        ++at;
        continue;
      }
      if (starts_with(text_, at, end, "and ") && !compare_ && !read_signal(text_, {at, end})) {
        at += 4;
        continue;
      }
      if (starts_with(text_, at, end, "& ") && !compare_ && is_digit(decode_utf8(text_, at + 2).value)) {  // "supra notes 1–2 & 42 U.S.C. § 1983"
        at += 2;
        continue;
      }
      if (starts_with(text_, at, end, "then ") && relation_size(slice(text_, {at, end})) > 0) {  // "(first citing Roe; and then citing Poe)"
        at += relation_size(slice(text_, {at, end}));
        continue;
      }
      if (starts_with(text_, at, end, "”")) {
        at += 3;
        continue;
      }
      break;
    }
    return at;
  }

  void walk(Span piece, std::uint32_t base, int deep) {
    std::uint32_t at = piece.begin;
    bool first = true;
    Anchors anchors;
    while (at < piece.end) {
      at = skip_joints(at, piece.end);
      if (at >= piece.end) break;
      const std::uint32_t phrase = first ? 0 : related_size(text_, at, piece.end);
      const std::uint32_t next = step({at + phrase, piece.end}, base, phrase > 0 ? deep + 1 : deep, first, anchors);
      if (next <= at + phrase) break;
      at = next;
      first = false;
    }
  }

  /// Reads the first citation of the span; returns where to go on, or its begin where nothing is left.
  std::uint32_t step(Span rest, std::uint32_t base, int deep, bool first, Anchors& anchors) {
    Citation c;
    std::uint32_t core = rest.begin;
    if (const auto signal = signal_at(rest)) {
      c.signal = signal->span;
      c.signal_name = signal->name;
      core = skip_spaces(text_, signal->span.end + (starts_with(text_, signal->span.end, rest.end, ": ") ? 1U : 0U), rest.end);
      if (core < rest.end && text_[core] == ',') core = skip_spaces(text_, core + 1, rest.end);
      if (signal->name.starts_with("compare") || signal->name == "contrast") compare_ = true;
    }
    if (core >= rest.end) return rest.begin;
    if (const auto id = id_at(note_, core, rest.end)) return finish(rest.begin, read_id(note_, *id, rest.end, c), c, core, base, deep);
    if (const auto id = volume_id(core, rest.end, c)) return finish(rest.begin, read_id(note_, *id, rest.end, c), c, core, base, deep);

    const auto begin_of = [](const Span& span) { return span.begin; };
    const auto& supra = anchors.supra.at(core, [&](std::uint32_t from) { return find_supra(note_, {from, rest.end}, base); }, begin_of);
    const auto& inner_id = anchors.id.at(core, [&](std::uint32_t from) { return find_id(note_, {from, rest.end}, base); }, begin_of);
    const auto& head_end = anchors.head_end.at(core, [&](std::uint32_t from) { return find_head_end(note_, {from, rest.end}, base); }, [](const HeadEnd& end) { return end.at; });
    const auto& reporter = anchors.reporter.at(core, [&](std::uint32_t from) { return read_reporter(note_, {from, rest.end}, base); }, [](const ReporterRead& read) { return read.whole.begin; });
    const std::uint32_t at_supra = supra ? supra->begin : rest.end;
    const std::uint32_t at_id = inner_id ? inner_id->begin : rest.end;
    const bool year_of_name = head_end && supra && !head_end->paren.empty() && is_year_of_name(core, *head_end, supra->begin);
    const std::uint32_t at_head = head_end && !year_of_name ? head_end->at : rest.end;
    const std::uint32_t at_short = reporter && reporter->short_form ? reporter->whole.begin : rest.end;
    const std::uint32_t nearest = std::min({at_supra, at_id, at_head, at_short});

    const bool before_full = (nearest < rest.end || compare_) && (nearest == rest.end || (nearest != at_supra && nearest != at_id));
    if (const auto end = before_full ? joined_law(core, std::min(nearest, core + kLongestHead), base, c) : std::nullopt; end) return finish(rest.begin, *end, c, core, base, deep);
    if (at_short < rest.end && nearest == at_short) {
      if (reporter->kind != Kind::Case)
        if (const auto end = labels_.read_at(note_, core, rest.end, c)) return finish(rest.begin, *end, c, core, base, deep);
      const std::uint32_t end = short_case(*reporter, core, rest.end, c);
      const Span name = c.form == Form::Full ? c.title : c.name;
      const std::uint32_t named = name.empty() ? reporter->whole.begin : name.begin;
      inner_signal(rest.begin, named, c);
      const std::uint32_t begin = c.in_prose || (name.empty() && core < reporter->whole.begin) ? clause_begin(rest.begin, named, c) : rest.begin;
      return finish(begin, end, c, core, base, deep);
    }
    if (nearest == rest.end) {
      if (const auto end = labels_.read_at(note_, core, rest.end, c)) return finish(rest.begin, *end, c, core, base, deep);
      if (const auto inner = labels_.find(note_, {core, rest.end}, base)) {
        Citation label = c;
        if (const auto end = labels_.read_at(note_, *inner, rest.end, label)) {
          inner_signal(rest.begin, *inner, label);
          return finish(clause_begin(rest.begin, *inner, label), *end, label, *inner, base, deep);
        }
      }
    }
    // A full citation without parenthesis (statute, charter, neutral case) may stand before the anchor.
    if (nearest > core && (nearest == rest.end || nearest != at_head)) {
      Citation full = c;
      const std::uint32_t from = c.signal.empty() && nearest == rest.end ? behind_inner_signal(core, std::min(nearest, core + kLongestHead), base, full) : core;
      const auto end = bare_full(from, nearest, base, full);
      // "G.A. Res. 217 (III) A, supra note 33": what stands before the word is the name of a short form.
      const bool name_only = end && at_supra < rest.end && nearest == at_supra && slice(text_, {*end, nearest}).find_first_not_of(", ") == std::string_view::npos;
      if (name_only && stands_in_collection({core, nearest})) return supra_at(*supra, rest, core, base, deep, c);
      if (name_only) named_supra_ = {core, *end}, named_ = full;
      else if (end) return finish(rest.begin, *end, full, core, base, deep);
    }
    if (reporter && reporter->kind == Kind::Case && reporter->whole.begin < nearest && (nearest == rest.end || nearest == at_id)) return place_at(*reporter, rest, base, deep, c);
    if (at_supra < rest.end && nearest == at_supra) return supra_at(*supra, rest, core, base, deep, c);
    if (at_id < rest.end && nearest == at_id) {
      c.in_prose = true;
      inner_signal(rest.begin, at_id, c);
      const std::uint32_t begin = clause_begin(rest.begin, at_id, c);
      return finish(begin, read_id(note_, *inner_id, rest.end, c), c, at_id, base, deep);
    }
    if (at_head < rest.end && c.signal.empty()) core = behind_inner_signal(core, std::min(at_head, core + kLongestHead), base, c);
    if (c.signal_name.starts_with("compare")) compare_ = true;
    if (at_head < rest.end) return full_at(rest, core, *head_end, base, deep, c);
    if (const auto party = labels_.find_party(note_, {core, rest.end}, base)) return party_at(*party, rest, base, deep, c);
    if (const auto section = find_section(core, rest.end, base)) {
      c.in_prose = *section > core;
      const std::uint32_t end = bare_section(*section, rest.end, c).value_or(*section);
      if (end > *section) return finish(*section == core ? rest.begin : *section, end, c, *section, base, deep);
    }
    if (first) unknown({rest.begin, rest.end}, core, c, kNoForm);
    return rest.begin;
  }

  /// "Kim (2023), supra note 4": the year tells two works of one author apart, and is part of the name.
  [[nodiscard]] bool is_year_of_name(std::uint32_t begin, const HeadEnd& head_end, std::uint32_t supra) const {
    const std::string_view name = slice(text_, {begin, head_end.at});
    const bool close = head_end.paren.size() == 4 && slice(text_, {head_end.paren.end, supra}) == "), ";
    return close && std::count(name.begin(), name.end(), ' ') <= 5 && name.find_first_of(",0123456789") == std::string_view::npos;
  }

  /// ", in COLLECTION", ", reprinted in COLLECTION": what stands before the word is cited in full.
  [[nodiscard]] bool stands_in_collection(Span words) const {
    const std::string_view name = slice(text_, words);
    for (std::size_t in = name.find(" in "); in != std::string_view::npos; in = name.find(" in ", in + 1)) {
      const auto at = static_cast<std::uint32_t>(words.begin + in);
      if (in > 0 && (name[in - 1] == ',' || (!note_.in_italic(at) && note_.in_italic(at + 1)))) return true;  // its comma lost, but italic
    }
    return name.find(", reprinted in ") != std::string_view::npos;
  }

  /// "3 id. at *218": another volume of the same work.
  std::optional<Span> volume_id(std::uint32_t at, std::uint32_t end, Citation& c) const {
    const Span volume = word_at(text_, at, end);
    if (!is_page(slice(text_, volume)) || !is_digit(decode_utf8(text_, at).value)) return std::nullopt;
    const auto id = id_at(note_, skip_spaces(text_, volume.end, end), end);
    if (id) c.volume = volume;
    return id;
  }

  /// "See: ADA ROE", "But see: Roe": a mark that G001 speaks of, and no part of the name.
  [[nodiscard]] std::optional<SignalRead> signal_before_colon(Span rest) const {
    constexpr std::uint32_t kLongest = 16;
    const std::size_t colon = text_.substr(0, std::min(rest.end, rest.begin + kLongest)).find(": ", rest.begin);
    if (colon == std::string_view::npos) return std::nullopt;
    const auto at = static_cast<std::uint32_t>(colon);
    const auto signal = read_signal(text_, {rest.begin, at});
    const bool titled = note_.in_italic(at) && note_.in_italic(at + 2);  // "*See: A Primer*"
    if (!signal || signal->span.end != at || titled || !is_upper(decode_utf8(text_, at + 2).value)) return std::nullopt;
    return starts_with_any(signal->name, {"see", "but see", "cf", "but cf"}) ? signal : std::nullopt;
  }

  /// "*Compare and Contrast*": the italics of a title run on over a small word.
  [[nodiscard]] bool begins_title(const SignalRead& signal, std::uint32_t end) const {
    const std::uint32_t next = skip_spaces(text_, signal.span.end, end);
    if (next >= end || !is_one_of(signal.name, {"compare", "contrast", "contra", "accord"})) return false;
    const std::string_view word = slice(text_, word_at(text_, next, end));
    const bool runs_on = note_.in_italic(signal.span.begin) && note_.in_italic(signal.span.end) && note_.in_italic(next);
    return runs_on && is_lower(decode_utf8(word, 0).value) && !is_one_of(word, {"id.", "infra", "supra"});
  }

  [[nodiscard]] std::optional<SignalRead> signal_at(Span rest) const {
    if (const auto signal = signal_before_colon(rest)) return signal;
    if (compare_ && has_word(text_, rest.begin, rest.end, "with")) return SignalRead{{rest.begin, rest.begin + 4}, "with"};
    if (compare_ && starts_with(text_, rest.begin, rest.end, "and ")) return SignalRead{{rest.begin, rest.begin + 3}, "and"};
    auto signal = read_signal(text_, rest);
    if (signal && (ends_at_letter(text_, signal->span.end) || begins_title(*signal, rest.end))) signal.reset();
    return signal;
  }

  /// "For a history of the term, see Ada Roe, Who Owns a Weir?, in THE READER, supra note 9, at 12": the chapter behind the signal.
  std::optional<std::uint32_t> chapter_behind_signal(Span word, Span rest, std::uint32_t core, std::uint32_t base, int deep, Citation& c) {
    if (!c.signal.empty() || slice(text_, {core, word.begin}).find(", in ") == std::string_view::npos) return std::nullopt;
    Citation chapter = c;
    const std::uint32_t from = behind_inner_signal(core, word.begin, base, chapter);
    const std::uint32_t end = from > core ? read_supra(note_, word, from, rest.end, base, chapter) : 0;
    if (chapter.form != Form::Full) return std::nullopt;
    c = chapter;
    named_supra_ = {};
    return finish(rest.begin, end, c, from, base, deep);
  }

  std::uint32_t supra_at(Span word, Span rest, std::uint32_t core, std::uint32_t base, int deep, Citation& c) {
    if (const auto end = chapter_behind_signal(word, rest, core, base, deep, c)) return *end;
    // Behind "quoting" or another comma clause the name alone counts; read_supra looks for it.
    const std::uint32_t end = read_supra(note_, word, core, rest.end, base, c);
    if (!named_supra_.empty() && c.form != Form::Full && !is_list_of_surnames(named_)) {
      const bool authored = (named_.kind == Kind::Book || named_.kind == Kind::Report) && !named_.authors.empty() && named_.authors[0].begin < named_.title.begin;  // "ADA ROE, TIDES AND WEIRS, supra note 3"
      c.authors = authored ? named_.authors : std::vector<Span>{};
      c.et_al = authored && named_.et_al;
      c.in_prose = false;
      c.form = equals_ignoring_case(slice(text_, word), "infra") ? Form::Infra : Form::Supra;
      c.name = named_supra_;
      if (authored) c.name.begin = std::max(c.name.begin, named_.volume.empty() ? named_.authors[0].begin : std::min(named_.volume.begin, named_.authors[0].begin));
      c.short_title = authored ? named_.title : Span{};
    }
    named_supra_ = {};
    if (c.form == Form::CrossReference && core == rest.begin) inner_signal(core, word.begin, c);
    if (c.form != Form::CrossReference && c.form != Form::Full && c.in_prose) inner_signal(core, c.name.begin, c);
    const bool aside = c.form == Form::CrossReference && !c.signal.empty() && c.signal.begin > rest.begin;
    return finish(aside ? clause_begin(rest.begin, word.begin, c) : rest.begin, end, c, core, base, deep);
  }

  /// "ROE, FELL & POE": no author and title.
  [[nodiscard]] bool is_list_of_surnames(const Citation& c) const {
    const std::string_view rest = slice(text_, c.title);
    const std::size_t joint = rest.find(" & ");
    const bool single = c.authors.size() == 1 && slice(text_, c.authors[0]).find(' ') == std::string_view::npos;
    return single && joint != std::string_view::npos && rest.find_first_of(" ,:") == joint && rest.find_first_of(" ,:", joint + 3) == std::string_view::npos;
  }

  /// "van der Meer", "al-Rashid": a name that begins with a small word.
  [[nodiscard]] bool begins_with_particle(std::uint32_t at, std::uint32_t end) const {
    if (facts::begins_with_joined_particle(slice(text_, {at, end}))) return true;
    for (int words = 0; words < 3 && at < end; ++words) {
      const Span word = word_at(text_, at, end);
      if (is_upper(decode_utf8(text_, at).value)) return words > 0;
      if (!facts::is_particle(slice(text_, word))) return false;
      at = skip_spaces(text_, word.end, end);
    }
    return false;
  }

  /// "For two exceptions, see Noam Roe, Title ...": the place behind the signal; `begin` where none stands.
  std::uint32_t behind_inner_signal(std::uint32_t begin, std::uint32_t end, std::uint32_t base, Citation& c) const {
    for (std::uint32_t at = begin; (at = next_of(note_, ',', at, end)) + 6 < end; ++at) {
      if (note_.depth(at) != base) continue;
      const std::uint32_t behind = at + (starts_with(text_, at + 1, end, "”") ? 4U : 1U);  // "regulated as a “sluice,” see Roe"
      if (behind + 5 >= end || text_[behind] != ' ' || note_.in_quote(behind)) continue;
      const std::uint32_t word = behind + 1;
      const auto signal = read_signal(text_, {word, end});
      const bool alone = signal && note_.in_italic(word) && !note_.in_italic(signal->span.end);  // "The rule is old, *See* ADA ROE": a capital that G001 speaks of
      if (!signal || (!is_lower(decode_utf8(text_, word).value) && !alone) || ends_at_letter(text_, signal->span.end)) continue;
      std::uint32_t from = skip_spaces(text_, signal->span.end, end);
      for (const std::string_view aside : {", for example, ", "for example, "})
        if (starts_with(text_, from, end, aside)) from += static_cast<std::uint32_t>(aside.size());
      if (from >= end || !(is_upper(decode_utf8(text_, from).value) || is_digit(decode_utf8(text_, from).value) || note_.in_italic(from) || decode_utf8(text_, from).value == 0x2018 || begins_with_particle(from, end))) continue;
      c.signal = signal->span;
      c.signal_name = signal->name;
      c.in_prose = true;
      return from;
    }
    return begin;
  }

  /// Where a reference worked into a sentence begins: at a clause that only leads in ("For its history, see id."),
  /// else at its signal, else at its own first word.
  [[nodiscard]] std::uint32_t clause_begin(std::uint32_t sentence, std::uint32_t core, const Citation& c) const {
    if (c.signal.empty() || c.signal.begin <= sentence) return c.signal.empty() ? core : sentence;
    for (const std::string_view lead : {"For ", "On ", "As to ", "Regarding ", "Concerning ", "But for ", "for ", "on "})
      if (starts_with(text_, sentence, core, lead)) return sentence;
    return c.signal.begin;
  }

  /// "..., see supra note 9": a signal inside the sentence, right before the reference.
  void inner_signal(std::uint32_t begin, std::uint32_t at, Citation& c) const {
    if (!c.signal.empty()) return;
    std::uint32_t from = at;
    for (int words = 0; words < 3 && from > begin; ++words) {
      while (from > begin && text_[from - 1] == ' ') --from;
      while (from > begin && text_[from - 1] != ' ') --from;
      const auto signal = read_signal(text_, {from, at});
      if (!signal || skip_spaces(text_, signal->span.end, at) < at) continue;
      c.signal = signal->span;
      c.signal_name = signal->name;
    }
  }

  std::uint32_t short_case(const ReporterRead& read, std::uint32_t core, std::uint32_t end, Citation& c) {
    c.form = Form::Short;
    c.kind = read.court == "icj" || read.international ? Kind::IntlDecision : read.kind;
    c.volume = read.volume;
    c.container = read.reporter;
    std::uint32_t name_end = read.whole.begin;
    while (name_end > core && (text_[name_end - 1] == ' ' || text_[name_end - 1] == ',')) --name_end;
    const Span name = name_before(note_, core, name_end);
    if (read.kind == Kind::Case && !name.empty() && name_end < read.whole.begin && text_[name_end] == ',') c.name = without_lead(head_of(note_, 0, name), trim_of(text_, name, ","));
    if (const auto signal = c.signal.empty() && !c.name.empty() ? read_signal(text_, c.name) : std::nullopt; signal && signal->span.end < c.name.end && is_lower(decode_utf8(text_, c.name.begin).value)) {  // "*see Heller*, 554 U.S. at 580": set in italics with it
      c.signal = signal->span;
      c.signal_name = signal->name;
      c.name = trim_of(text_, {signal->span.end, c.name.end}, ",");
    }
    c.in_prose = !c.name.empty() && c.name.begin > core;
    const auto pin = read_pincite(text_, {read.page.begin, end});
    c.pincite = pin ? pin->span : read.page;
    c.locators = pin ? pin->locators : std::uint8_t{kPages};
    const std::uint32_t stop = read_tail(note_, skip_parallel_short(note_, c.pincite.end, end), end, c);
    // "Soering v. United Kingdom, 161 Eur. Ct. H.R. (ser. A) at 35 (1989)": a volume holds one case, and "at" stands in the full form.
    if (c.kind == Kind::IntlDecision && c.date.given() && has_versus(slice(text_, c.name))) c.form = Form::Full, c.title = std::exchange(c.name, Span{});
    return stop;
  }

  /// "The rule was narrowed in 410 U.S. 113 and later": a decision named by its place alone.
  std::uint32_t place_at(const ReporterRead& read, Span rest, std::uint32_t base, int deep, Citation& c) {
    c.form = Form::Full;
    c.kind = read.international ? Kind::IntlDecision : Kind::Case;
    c.volume = read.volume;
    c.container = read.reporter;
    c.page = read.page;
    c.in_prose = read.whole.begin > rest.begin;
    std::uint32_t end = read.whole.end;
    if (const auto pin = text_[end] == ',' ? read_pincite(text_, {end + 1, rest.end}) : std::nullopt) set_pincite(c, *pin), end = pin->span.end;
    inner_signal(rest.begin, read.whole.begin, c);
    const std::uint32_t begin = clause_begin(rest.begin, read.whole.begin, c);
    return finish(begin, read_tail(note_, end, rest.end, c), c, read.whole.begin, base, deep);
  }

  /// "as *Lowgap* at 552 held": the party of a case cited before, and a page.
  std::uint32_t party_at(Span party, Span rest, std::uint32_t base, int deep, Citation& c) {
    c.form = Form::Short;
    c.kind = Kind::Case;
    c.name = party;
    c.in_prose = party.begin > rest.begin;
    const auto pin = read_pincite(text_, {party.end + 1, rest.end});
    if (pin) set_pincite(c, *pin);
    inner_signal(rest.begin, party.begin, c);
    return finish(clause_begin(rest.begin, party.begin, c), read_tail(note_, pin ? pin->span.end : party.end, rest.end, c), c, party.begin, base, deep);
  }

  /// "42 U.S.C.", "17 C.F.R.", a name or words in italics: a source begins, and no further number of a list.
  [[nodiscard]] bool begins_source(std::uint32_t at, std::uint32_t end) const { return at < end && (begins_code(at, end) || is_upper(decode_utf8(text_, at).value) || note_.in_italic(at)); }

  [[nodiscard]] bool begins_code(std::uint32_t at, std::uint32_t end) const {
    const Span word = word_at(text_, at, end);
    return is_page(slice(text_, word)) && is_before_code(text_, word.end, end);
  }

  /// "quoted in", "was construed in", "17 C.F.R.": what goes on behind the comma is no part of the law before it.
  [[nodiscard]] bool begins_clause(std::uint32_t at, std::uint32_t end) const {
    const std::string_view word = slice(text_, word_at(text_, at, end));
    const bool small = word.size() > 2 && is_lower(decode_utf8(word, 0).value) && word.find_first_of(".§,()0123456789") == std::string_view::npos;
    return begins_code(at, end) || (small && !is_one_of(word, {"note", "and", "reprinted", "codified", "amended", "repealed"}));
  }

  /// The law that ends at `stop`, whole.
  std::optional<std::uint32_t> law_until(std::uint32_t core, std::uint32_t stop, std::uint32_t base, Citation& c) {
    Citation law = c;
    if (note_.depth(stop) != base || note_.in_quote(stop)) return std::nullopt;
    const std::uint32_t from = c.signal.empty() ? behind_inner_signal(core, stop, base, law) : core;
    const auto read = bare_full(from, stop, base, law);
    const bool whole = read && *read == stop && (law.kind == Kind::Statute || law.kind == Kind::Regulation || law.kind == Kind::Constitution || law.kind == Kind::Other || (law.kind == Kind::Treaty && !law.date.given()));
    if (whole) c = law;
    return whole ? read : std::nullopt;
  }

  /// "42 U.S.C. § 1983 and Monroe v. Pape, 365 U.S. 167", "17 U.S.C. § 107, quoted in Roe v. Poe": a law without a date, joined to the
  /// citation behind it. "§§ 1331 and 1332", "§ 1983 and § 1985", "(a)(2) and (a)(4)" are one list.
  std::optional<std::uint32_t> joined_law(std::uint32_t core, std::uint32_t end, std::uint32_t base, Citation& c) {
    if (const auto first = first_compared(core, end, base, c)) return first;
    constexpr int kMostTried = 3;
    const std::string_view words = slice(text_, {core, end});
    std::size_t at = std::min({words.find("§"), words.find("Fed. R."), words.find("FED. R."), words.find("CONST. "), words.find("Const. "), words.find("Charter art")});
    for (int tried = 0; at < words.size() && tried < kMostTried;) {
      const std::size_t joint = std::min(words.find(", ", at), words.find(" and ", at));
      if (joint == std::string_view::npos) break;
      const std::string_view rest = words.substr(joint);
      const std::size_t size = rest.starts_with(", and ") ? 6 : rest.starts_with(',') ? 2
                                                                                      : 5;
      at = joint + size;
      const auto next = static_cast<std::uint32_t>(core + at);
      if (size == 2 && begins_code(next, end) && !begins_code(core, end)) continue;  // "Harbor Act § 4, 12 U.S.C. § 5562"
      if (!(size == 2 ? begins_clause(next, end) : begins_source(next, end)) || !has_digit(slice(text_, {next, std::min(end + 1, note_.span().end)}))) continue;
      ++tried;
      if (const auto read = law_until(core, static_cast<std::uint32_t>(core + joint), base, c)) return read;
    }
    return std::nullopt;
  }

  /// "Compare U.N. Charter art. 51, with Roe v. Poe, 410 U.S. 113 (1973)": the first of the two, which has no date of its own.
  std::optional<std::uint32_t> first_compared(std::uint32_t core, std::uint32_t end, std::uint32_t base, Citation& c) {
    for (const std::string_view word : {", with ", ", and "}) {
      const std::size_t joint = compare_ ? slice(text_, {core, end}).find(word) : std::string_view::npos;
      if (joint == std::string_view::npos) continue;
      const auto stop = static_cast<std::uint32_t>(core + joint);
      if (word == ", and " && !begins_source(stop + 6, end)) continue;
      if (find_head_end(note_, {core, stop}, base)) continue;  // "S.C. Res. 1050 (2000), ¶ 158, with ...": it has a date
      Citation first = c;
      const auto read = note_.depth(stop) == base && !note_.in_quote(stop) ? bare_full(core, stop, base, first) : std::nullopt;
      if (!read || *read != stop) continue;
      c = first;
      return read;
    }
    return std::nullopt;
  }

  /// Kinds that need no date parenthesis, from here to the next anchor.
  std::optional<std::uint32_t> bare_full(std::uint32_t begin, std::uint32_t end, std::uint32_t base, Citation& c) {
    Citation read;
    const auto stop = read_full(note_, begin, std::min(end, begin + kLongestHead), std::nullopt, base, read);
    if (!stop) return std::nullopt;
    carry(c, read);
    c = read;
    return stop;
  }

  static void carry(const Citation& from, Citation& to) {
    to.signal = from.signal;
    to.signal_name = from.signal_name;
    to.in_prose = to.in_prose || from.in_prose;
  }

  std::uint32_t full_at(Span rest, std::uint32_t core, const HeadEnd& head_end, std::uint32_t base, int deep, Citation& c) {
    Citation read;
    const bool far = head_end.at > core + kLongestHead;  // the date of another one
    if (const auto end = far ? read_full(note_, core, core + kLongestHead, std::nullopt, base, read) : read_full(note_, core, rest.end, head_end, base, read)) {
      carry(c, read);
      return finish(rest.begin, *end, read, core, base, deep);
    }
    if (const auto place = read_reporter(note_, {core, head_end.at}, base); place && place->kind == Kind::Case && !place->short_form && head_end.at - place->whole.end < 40) return place_at(*place, rest, base, deep, c);  // "certiorari was granted, 139 S. Ct. 1599 (2019)"
    if (const auto end = bare_url(core, head_end, rest.end, c)) return finish(rest.begin, *end, c, core, base, deep);
    // Not a citation by any grammar: say so where it looks like one, and go on behind it.
    const std::uint32_t behind = head_end.paren.empty() ? url_end(head_end.at, rest.end) : note_.closing(head_end.at) + 1;
    const std::uint32_t tail = read_tail(note_, behind, rest.end, c);
    unknown({rest.begin, tail}, core, c, head_end.paren.empty() ? "a URL without title or site that could be read" : "a date in parentheses, but no title that could be read");
    return std::max(tail, behind);
  }

  /// "For the current map, see https://...": an address and nothing that names what it shows.
  std::optional<std::uint32_t> bare_url(std::uint32_t core, const HeadEnd& head_end, std::uint32_t end, Citation& c) const {
    if (!head_end.paren.empty()) return std::nullopt;
    const std::string_view before = trim(slice(text_, {core, head_end.at}));
    const bool led = before.empty() || before.ends_with(" see") || before.ends_with(" at") || before.ends_with(" from") || before.ends_with(" visit");
    if (!led) return std::nullopt;
    c.form = Form::Full;
    c.kind = Kind::Web;
    c.in_prose = !before.empty();
    return read_tail(note_, head_end.at, end, c);
  }

  [[nodiscard]] std::uint32_t url_end(std::uint32_t at, std::uint32_t end) const {
    const PrintedUrl* url = note_.next_url(at);
    return url != nullptr && url->span.begin < end ? url->span.end + (url->close_angle ? 1U : 0U) : end;
  }

  /// A section sign that no code or act stands before: "The penalty, § 499(c), came later."
  [[nodiscard]] std::optional<std::uint32_t> find_section(std::uint32_t begin, std::uint32_t end, std::uint32_t base) const {
    for (std::uint32_t at = begin; at + 1 < end; ++at) {
      if (!starts_with(text_, at, end, "§") || note_.depth(at) != base || note_.in_quote(at) || note_.in_url(at)) continue;
      std::uint32_t before = at;
      while (before > begin && text_[before - 1] == ' ') --before;
      if (before == begin || text_[before - 1] == ',') return at;
      std::uint32_t word = before;
      while (word > begin && text_[word - 1] != ' ') --word;
      if (is_lower(decode_utf8(text_, word).value) && text_[before - 1] != '.') return at;
      return std::nullopt;
    }
    return std::nullopt;
  }

  /// "§ 215" alone: a section of the statute cited last.
  std::optional<std::uint32_t> bare_section(std::uint32_t at, std::uint32_t end, Citation& c) {
    const auto pin = starts_with(text_, at, end, "§") ? read_pincite(text_, {at, end}) : std::nullopt;
    if (!pin) return std::nullopt;
    c.form = Form::Short;
    c.kind = Kind::Statute;
    set_pincite(c, *pin);
    return read_tail(note_, pin->span.end, end, c);
  }

  /// Text that only a citation looks like: a signal before it or a date behind, and few small words.
  void unknown(Span raw, std::uint32_t core, Citation& c, std::string_view reason) {
    const bool strung = !out_.empty() && out_.back().note == index_ && out_.back().raw.end < raw.begin && trim(slice(text_, {out_.back().raw.end, raw.begin})) == ";";
    if (!looks_like_citation(note_, raw, core, c, c.date.given() || !c.url.empty() || reason != kNoForm, strung)) return;
    c.form = Form::Unknown;
    c.kind = Kind::None;
    c.unread_reason = reason;
    push(raw, core, c);
  }

  /// "*Fenwick*, No. 18-cv-12, 2019 WL 111, at *3": a party of a case cited before, with neither court nor day.
  [[nodiscard]] bool is_docketed_short(const Citation& c) const {
    const bool cited = c.form == Form::Full && c.kind == Kind::Case && !c.symbol.empty() && !c.container.empty() && !c.pincite.empty();
    return cited && c.court.empty() && c.date.month == 0 && c.parentheticals.empty() && labels_.is_known_party(slice(text_, c.title));
  }

  /// "*Arrest Warrant*, 2002 I.C.J. Rep. 3, ¶ 54": a name without parties and no date, at a place that was cited in full.
  void mark_short(Citation& c) const {
    if (is_docketed_short(c)) {
      c.form = Form::Short;
      c.name = std::exchange(c.title, Span{});
      return;
    }
    if (c.form != Form::Full || c.kind != Kind::IntlDecision || c.date.month != 0 || c.title.empty() || c.pincite.empty() || has_versus(slice(text_, c.title)) || !labels_.is_known_place(text_, c)) return;
    c.form = Form::Short;
    c.name = std::exchange(c.title, Span{});
  }

  void push(Span raw, std::uint32_t core, Citation& c) {
    mark_short(c);
    raw = trim_of(text_, raw, ",;");
    c.note = index_;
    c.raw = raw;
    raw.begin = without_prose(raw.begin, core, c);
    c.raw = raw;
    core = std::max(core, raw.begin);
    c.core = {std::min(core, raw.end), raw.end};
    c.nested = deep_ > 0;
    labels_.learn(text_, c);
    out_.push_back(c);
  }

  /// Prose before the citation's first word is not part of it, unless it only leads in ("For its history, see ...").
  std::uint32_t without_prose(std::uint32_t begin, std::uint32_t core, const Citation& c) const {
    if (c.form != Form::Full) return begin;
    std::uint32_t first = c.raw.end;
    for (const Span& s : {c.title, c.container, c.volume, c.symbol, c.court}) first = s.empty() ? first : std::min(first, s.begin);
    for (const Span& s : c.authors) first = std::min(first, s.begin);
    if (first <= core || first == c.raw.end) return begin;
    bool prose = false;
    for (std::uint32_t at = core; at < first && !prose;) {
      const Span word = word_at(text_, at, first);
      prose = word.size() > 3 && is_lower(decode_utf8(text_, word.begin).value) && !has_inner_capital(slice(text_, word)) && text_[word.end - 1] != '.' && !slice(text_, word).ends_with(".,") && !note_.in_italic(word.begin);
      at = skip_spaces(text_, std::max(word.end, at + 1), first);
    }
    return prose ? clause_begin(begin, first, c) : begin;
  }

  std::uint32_t finish(std::uint32_t begin, std::uint32_t end, Citation& c, std::uint32_t core, std::uint32_t base, int deep) {
    deep_ = deep;
    push({begin, end}, core, c);
    const std::vector<Parenthetical> inside = c.parentheticals;
    for (const Parenthetical& p : inside) nested(p, base, deep);
    deep_ = deep;
    return end;
  }

  /// Citations inside a parenthetical: behind "quoting" and its like, or where a short form stands.
  void nested(const Parenthetical& p, std::uint32_t base, int deep) {
    if (deep >= kDeepest) return;
    const std::uint32_t skip = relation_size(slice(text_, p.inner));
    const Span inner{p.inner.begin + skip, p.inner.end};
    const bool own = skip > 0 || find_supra(note_, inner, base + 1) || find_id(note_, inner, base + 1) || read_signal(text_, inner);
    const bool compare = compare_;
    if (own) pieces(trim(text_, inner), base + 1, deep + 1);
    else inner_relations(inner, base + 1, deep);
    compare_ = compare;
  }

  /// "(“The question is one of surrender.” (quoting In re Harris, 221 U.S. 274 (1911)))".
  void inner_relations(Span within, std::uint32_t base, int deep) {
    for (std::uint32_t at = within.begin; at < within.end; ++at) {
      if (text_[at] != '(' || !note_.is_bracket(at) || note_.depth(at) != base + 1) continue;
      const Span inner = trim(text_, {at + 1, note_.closing(at)});
      if (relation_size(slice(text_, inner)) > 0) nested({inner, true}, base, deep);
      at = std::max(at, note_.closing(at));
    }
  }

  const NoteText& note_;
  std::string_view text_;
  std::uint32_t index_;
  Labels& labels_;
  Citations& out_;
  bool compare_ = false;
  int deep_ = 0;
  Span named_supra_;
  Citation named_;  // what it was read as
  int asides_ = 0;  // brackets of a sentence inside one another
};

/// Words that citations have in small letters in whatever type: to the grammar "CH." is none of them.
bool stays_small(std::string_view word) {
  static constexpr WordList kWords(std::array<std::string_view, 45>{"amend.", "amends.", "annex", "app.", "apps.", "art.", "arts.", "at", "bk.", "cert.", "ch.", "chs.", "cl.", "cls.", "cmt.", "cmts.", "col.", "ed.", "eds.", "fig.", "id.", "illus.", "in", "infra", "n.", "nn.", "no.", "nos.", "note", "notes", "para.", "paras.", "pmbl.", "pt.", "pts.", "rev.", "sec.", "subd.", "supra", "tbl.", "tit.", "trans.", "v.", "visited", "vol."});
  const bool numbered = has_digit(word);  // "n.3", "2d"
  return kWords.has(word) || numbered || contains_any(word, {"’d", "'d", "www.", "://", "perma.cc/"});
}

/// A run of small capitals as capitals, which take the same bytes, but for the small words; a letter or numeral behind these stays, too.
void raise_run(std::string& text, Span run) {
  bool small = false;
  for (std::uint32_t at = run.begin; at < run.end;) {
    const Span word = word_at(text, at, run.end);
    const std::string_view words = slice(text, trim_of(text, word, ",;:()"));
    const bool numeral = small && words != "a" && words.size() < 6 && words.find_first_not_of("ivxlc") == std::string_view::npos;
    const bool comment = small && words.size() == 1 && words != "A" && word.begin >= 5 && std::string_view(text).substr(word.begin - 5, 5) == "cmt. ";
    small = stays_small(words);
    if (!small && !numeral && !comment) raise_case(text, word.begin, word.end);
    at = std::max(word.end, at) + 1;
  }
}

/// The text with small capitals as capitals; empty where none are printed.
std::string in_small_capitals(const Document& document) {
  std::string text;
  for (const Run& run : document.runs) {
    if (run.style != Style::SmallCaps) continue;
    if (text.empty()) text = document.text;
    raise_run(text, run.span);
  }
  return text;
}

}  // namespace

Citations parse_citations(const Document& document) {
  Citations out;
  Labels labels;
  const std::string text = in_small_capitals(document);
  for (std::uint32_t i = 0; i < document.notes.size(); ++i) {
    const NoteText note(document, text.empty() ? document.text : text, document.notes[i].text);
    const std::size_t before = out.size();
    NoteParser(note, i, labels, out).run();
    add_unread(note, i, before, out);
    std::uint32_t index = 0;
    for (std::size_t k = before; k < out.size(); ++k)
      if (out[k].form != Form::Unknown) out[k].index = ++index;
  }
  return out;
}

}  // namespace subcite
