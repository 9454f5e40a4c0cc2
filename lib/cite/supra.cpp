// Supra and infra: the name before the word tells a short form from a cross-reference (GRAMMAR A9), the list
// behind it what it points to.
#include <algorithm>
#include <array>
#include <utility>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/full.h"
#include "cite/kind.h"
#include "cite/periodical.h"
#include "cite/short_forms.h"
#include "cite/tail.h"
#include "cite/targets.h"
#include "facts/words.h"

namespace subcite::cite {

std::optional<Span> find_supra(const NoteText& note, Span within, std::uint32_t base) {
  static constexpr ByteSet kThird = bytes_of("pPfF");  // letters of the two words, and rare ones
  const std::string_view text = note.text();
  for (std::uint32_t third = within.begin + 2; (third = find_in(text, kThird, third, within.end)) < within.end; ++third) {
    const std::uint32_t at = third - 2;
    if (lower_letter(text[third - 1]) != (lower_letter(text[third]) == 'p' ? 'u' : 'n') || (at > within.begin && is_word_byte(text[at - 1]))) continue;
    const bool found = has_word(text, at, within.end, "supra") || has_word(text, at, within.end, "infra");
    const bool site = at >= within.begin + 3 && starts_with(text, at - 3, at, "JD ");  // "JD SUPRA", where lawyers post
    if (found && !site && note.depth(at) == base && !note.in_quote(at) && !note.in_url(at) && text[at + 5] != '-') return Span{at, at + 5};
  }
  return std::nullopt;
}

namespace {

class SupraReader {
 public:
  SupraReader(const NoteText& note, Span word, std::uint32_t begin, std::uint32_t end, std::uint32_t base, Citation& out)
      : note_(note), text_(note.text()), word_(word), begin_(begin), end_(end), base_(base), out_(out) {}

  std::uint32_t run() {
    out_.supra = word_;
    const bool infra = equals_ignoring_case(slice(text_, word_), "infra");
    std::uint32_t at = both(word_.end);
    const bool note_target = read_notes(at);
    at = note_target ? at_ : word_.end;
    if (reprinted_act()) return printed_at(at);
    if (chapter()) return behind(at);
    const bool part = !note_target && part_target(word_.end);
    const bool before = !note_target && !part && notes_before();
    if (!part && (before ? !name_end_.empty() && take_name(name_end_) : named())) {
      out_.form = infra ? Form::Infra : Form::Supra;
      return behind(at);
    }
    out_.form = Form::CrossReference;
    out_.text_accompanying = slice(text_, {begin_, word_.begin}).find("text accompanying") != std::string_view::npos || slice(text_, {begin_, word_.begin}).find("ext accompanying") != std::string_view::npos;
    if (part) at = at_;
    return cross_tail(at);
  }

 private:
  /// "see notes 30–35, infra", "Whitcombe, note 2, supra": the list before the word, and what stands before that.
  bool notes_before() {
    const Span before = trim_of(text_, {begin_, word_.begin}, ",");
    const std::string_view words = slice(text_, before);
    std::size_t at = std::string_view::npos;
    for (const std::string_view word : {"notes ", "note ", "nn. ", "footnotes ", "footnote ", "Notes ", "Note "}) {
      const std::size_t found = words.rfind(word);
      if (found != std::string_view::npos && (found == 0 || words[found - 1] == ' ') && (at == std::string_view::npos || found > at)) at = found;
    }
    if (at == std::string_view::npos) return false;
    if (read_notes(static_cast<std::uint32_t>(before.begin + at)) && !out_.supra_note.empty() && at_ == before.end) {
      if (trim(words.substr(0, at)).ends_with(',')) name_end_ = trim_of(text_, {begin_, static_cast<std::uint32_t>(before.begin + at)}, ",");
      return true;
    }
    out_.supra_note = {};
    out_.plural_notes = false;
    return false;
  }

  /// "supra and infra": the other word behind.
  std::uint32_t both(std::uint32_t at) {
    std::uint32_t from = skip_spaces(text_, at, end_);
    for (const std::string_view joint : {"and ", "& ", "or "}) {
      if (!starts_with(text_, from, end_, joint)) continue;
      const std::uint32_t next = skip_spaces(text_, from + static_cast<std::uint32_t>(joint.size()), end_);
      if (!has_word(text_, next, end_, "infra") && !has_word(text_, next, end_, "supra")) continue;
      out_.both_directions = true;
      return next + 5;
    }
    return at;
  }

  /// "note 12", "notes 3–5, 9 and 12", "n. 4": the list in supra_note; at_ behind it.
  bool read_notes(std::uint32_t at) {
    const auto list = read_note_list(text_, at, end_);
    if (!list) return false;
    out_.plural_notes = list->plural;
    if (!list->numbers.empty()) out_.supra_note = list->numbers;
    at_ = list->end;
    return true;
  }

  /// "supra Part II.A", "infra Section 3", "supra Figure 2", "supra p. 12", "supra text accompanying note 4".
  bool part_target(std::uint32_t at) {
    const auto part = read_part(text_, at, end_);
    if (!part) return false;
    const std::size_t note = part->text ? slice(text_, {part->word_end, end_}).find("note") : std::string_view::npos;
    if (note != std::string_view::npos && read_notes(static_cast<std::uint32_t>(part->word_end + note))) {
      out_.text_accompanying = true;
      return true;
    }
    at_ = part->end;
    notes_beside(at_);
    return true;
  }

  /// "infra Section II.B and notes 94–98", "supra Part I & accompanying notes 3–5": a list of notes beside the part.
  void notes_beside(std::uint32_t part_end) {
    const std::uint32_t from = skip_spaces(text_, part_end, end_);
    for (const std::string_view lead : {", note", "and accompanying note", "and note", "& note", "& accompanying note"}) {
      if (!starts_with(text_, from, end_, lead)) continue;
      if (!read_notes(static_cast<std::uint32_t>(from + lead.size() - 4)) || out_.supra_note.empty()) at_ = part_end;
      return;
    }
  }

  /// "Act of Apr. 5, 1790, § 24, reprinted in 13 LAWS OF QUARLEY, supra note 12, at 40": a full citation of the act.
  bool reprinted_act() {
    const Span before = trim_of(text_, {begin_, word_.begin}, ",");
    if (!starts_with_any(slice(text_, before), {"Act of ", "An Act ", "Ordinance of "})) return false;
    const std::uint32_t in = find_words(head_of(note_, base_, before), before, ", reprinted in ");
    if (in == before.end) return false;
    Citation act = act_in({before.begin, in});
    act.signal = out_.signal;
    act.signal_name = out_.signal_name;
    act.supra = out_.supra;
    act.supra_note = out_.supra_note;
    act.plural_notes = out_.plural_notes;
    out_ = act;
    out_.form = Form::Full;
    take_collection(trim(text_, {in + 15, before.end}));
    return true;
  }

  /// An act by its date; its title is all of it where it has neither chapter nor number.
  [[nodiscard]] Citation act_in(Span words) const {
    Citation act;
    if (read_full(note_, words.begin, words.end, std::nullopt, base_, act) && act.kind == Kind::Statute) return act;
    act = {};
    act.kind = Kind::Statute;
    const std::size_t section = slice(text_, words).find(", §");
    act.title = section == std::string_view::npos ? words : Span{words.begin, static_cast<std::uint32_t>(words.begin + section)};
    if (const auto pin = section == std::string_view::npos ? std::nullopt : read_sections(text_, {act.title.end + 2, words.end})) set_pincite(act, *pin);
    return act;
  }

  /// The place in the collection; the section of an act stays its pincite.
  std::uint32_t printed_at(std::uint32_t at) {
    const Span section = std::exchange(out_.pincite, Span{});
    const std::uint8_t locators = std::exchange(out_.locators, std::uint8_t{0});
    const std::uint32_t end = behind(at);
    if (section.empty()) return end;
    if (out_.page.empty() && is_page(slice(text_, out_.pincite))) out_.page = out_.pincite;
    out_.pincite = section;
    out_.locators = locators;
    return end;
  }

  void take_collection(Span collection) {
    const Span volume = word_at(text_, collection.begin, collection.end);
    if (is_page(slice(text_, volume))) {
      out_.volume = volume;
      collection.begin = skip_spaces(text_, volume.end, collection.end);
    }
    out_.container = collection;
  }

  /// "AUTHOR, Title, in COLLECTION, supra note 12, at 40": a full citation of the chapter.
  bool chapter() {
    const Span before = trim_of(text_, {begin_, word_.begin}, ",");
    Head head = head_of(note_, base_, before);
    lay_out(head);
    const bool divided = head.italic_title || divide_chapter(head) || divide_cited_chapter(head);
    if (!divided || head.title.empty() || head.rest.empty() || !has_word(text_, head.rest.begin, head.rest.end, "in")) return false;
    take_collection(trim(text_, {head.rest.begin + 2, head.rest.end}));
    if (out_.container.empty() || !take_authors(head, head.authors, out_)) return false;
    out_.form = Form::Full;
    out_.kind = slice(text_, head.title).starts_with("Act of ") ? Kind::Statute : Kind::BookChapter;
    out_.title = head.title;
    return true;
  }

  /// "A Compendium of Laws on the Use of Weirs": too long to be anybody's name.
  [[nodiscard]] bool is_bare_title(const Head& head, const std::vector<Span>& parts) const {
    constexpr long kLongestName = 8;  // words
    const std::string_view words = head.at(parts[0]);
    return parts.size() == 1 && std::count(words.begin(), words.end(), ' ') >= kLongestName && may_be_names(text_, parts[0]);
  }

  /// Without italics and capitals: what stands behind ", in" is the collection, since "supra" follows it.
  bool divide_cited_chapter(Head& head) const {
    const std::uint32_t in = find_words(head, head.span, ", in ");
    const std::vector<Span> parts = comma_parts(head, {head.span.begin, in});
    const std::uint32_t from = skip_spaces(text_, in + 5, head.span.end);
    if (in == head.span.end || parts.empty() || from >= head.span.end) return false;
    const char32_t first = decode_utf8(text_, from).value;
    if (!is_upper(first) && !is_digit(first)) return false;
    const bool act = head.at(parts[0]).starts_with("Act of ");
    const std::size_t authors = act ? 0 : roman_authors(head, parts);
    if (!act && !is_bare_title(head, parts) && (authors == 0 || authors == parts.size())) return false;
    head.authors = authors > 0 && authors < parts.size() ? Span{parts[0].begin, parts[authors - 1].end} : Span{head.span.begin, head.span.begin};
    head.title = {parts[authors < parts.size() ? authors : 0].begin, act && parts.size() > 1 ? parts[1].end : in};
    head.rest = {in + 2, head.span.end};
    return true;
  }

  /// A name that ends at the comma before the word.
  bool named() {
    std::uint32_t end = word_.begin;
    while (end > begin_ && text_[end - 1] == ' ') --end;
    if (end == begin_ || text_[end - 1] != ',') {
      return slice(text_, {begin_, end}).size() < 60 && end > begin_ && close_name(end);
    }
    --end;
    return take_name({begin_, before_remark(end)});
  }

  /// "Gale (exploring the mindset), supra note 3": where the name ends before a parenthetical that stands too early.
  [[nodiscard]] std::uint32_t before_remark(std::uint32_t end) const {
    if (end < begin_ + 3 || text_[end - 1] != ')' || !note_.is_bracket(end - 1)) return end;
    std::uint32_t open = end - 1;
    while (open > begin_ && !(text_[open] == '(' && note_.is_bracket(open) && note_.closing(open) == end - 1)) --open;
    if (open <= begin_ + 1 || text_[open - 1] != ' ' || !is_lower(decode_utf8(text_, open + 1).value)) return end;
    return open - 1;
  }

  /// The comma lost: "Whitfield supra note 3", all that stands before it being the name.
  bool close_name(std::uint32_t end) {
    const Span name = name_before(note_, begin_, end);
    if (name.begin != begin_ || name.empty() || out_.supra_note.empty()) return false;
    const std::string low = lower_ascii(slice(text_, name));
    if (ends_with_any(low, {" cited", " collected", " discussed"})) return false;
    for (const std::string_view word : {"see", "note", "notes", "discussion", "part", "text", "sources", "cases", "also", "and"})
      if (low == word || low.ends_with(' ' + std::string(word))) return false;
    return take_name(name);
  }

  /// "Part I.C, infra", "Section 2, supra": a place in this manuscript, the word behind it.
  static bool is_part(std::string_view words) {
    for (const std::string_view part : {"Part ", "Parts ", "Section ", "Sections ", "Subsection ", "Subpart ", "Subparts ", "Appendix ", "Figure ", "Table ", "Note ", "note ", "Chapter "})
      if (words.starts_with(part) && words.size() - part.size() <= 12 && std::count(words.begin(), words.end(), ' ') <= 2 && words.find(',') == std::string_view::npos) return true;
    return is_one_of(words, {"Part", "Section", "Subsection", "Subpart", "Chapter"});  // "in the next Section, infra"
  }

  /// "'456 Patent": the apostrophe and figures before a name.
  [[nodiscard]] Span with_number(Span name) const {
    std::uint32_t at = name.begin;
    if (name.empty() || at < begin_ + 2 || text_[at - 1] != ' ') return name;
    --at;
    while (at > begin_ && is_digit(static_cast<unsigned char>(text_[at - 1]))) --at;
    const bool straight = at > begin_ && text_[at - 1] == '\'';
    const bool curly = at >= begin_ + 3 && (slice(text_, {at - 3, at}) == "’" || slice(text_, {at - 3, at}) == "‘");
    if (at + 1 == name.begin || !(straight || curly)) return name;
    return {at - (straight ? 1U : 3U), name.end};
  }

  /// "Fell, La nouvelle règle": the article of another language begins the title, whose words keep their small letters.
  [[nodiscard]] bool is_foreign_title(Span before) const {
    static constexpr WordList kArticles(std::array<std::string_view, 20>{"La", "Le", "Les", "Das", "Der", "Die", "Zur", "Zum", "Über", "El", "Los", "Las", "Il", "Lo", "Du", "Des", "Une", "Un", "Ein", "Eine"});
    const std::string_view words = slice(text_, before);
    const std::size_t comma = words.find(", ");
    if (comma == std::string_view::npos || !is_upper(decode_utf8(words, 0).value) || std::count(words.begin(), words.begin() + static_cast<long>(comma), ' ') > 4) return false;
    const std::uint32_t title = before.begin + static_cast<std::uint32_t>(comma) + 2;
    return kArticles.has(slice(text_, word_at(text_, title, before.end))) && slice(text_, {title, before.end}).find(',') == std::string_view::npos;
  }

  /// "The figures come from Fried, The Problem with Promise": the small word of the title ends no name where author and comma come before it.
  [[nodiscard]] Span over_small_words(Span before, Span name) const {
    static constexpr WordList kSmall(std::array<std::string_view, 13>{"a", "an", "in", "as", "by", "with", "from", "at", "or", "into", "without", "and/or", "than"});
    while (!name.empty() && name.begin > before.begin + 2) {
      std::uint32_t begin = name.begin - 1;
      while (begin > before.begin && text_[begin - 1] != ' ') --begin;
      if (begin <= before.begin || !kSmall.has(slice(text_, {begin, name.begin - 1}))) return {};
      const Span front = name_before(note_, before.begin, begin);
      if (front.empty() || front.end + 1 != begin) return {};
      name.begin = front.begin;
      const std::size_t comma = slice(text_, front).find(", ");
      if (comma == std::string_view::npos) continue;
      const bool titled = is_upper(decode_utf8(text_, front.begin + static_cast<std::uint32_t>(comma) + 2).value);
      return titled && is_led_in(name.begin) ? name : Span{};
    }
    return {};
  }

  /// "Fried, Contract as Promise": small words of a short title, which end no name where all of it begins the citation.
  [[nodiscard]] bool is_author_and_title(Span before, Span name) const {
    static constexpr WordList kSmall(std::array<std::string_view, 11>{"a", "an", "in", "as", "by", "with", "from", "at", "or", "into", "without"});
    static constexpr WordList kJoining(std::array<std::string_view, 8>{"v.", "and", "of", "for", "to", "the", "on", "et"});
    before = trim(text_, before);
    if (is_foreign_title(before)) return true;
    if (name.begin <= before.begin + 2 || slice(text_, before).substr(0, name.begin - before.begin).find(", ") == std::string_view::npos) return false;
    bool small = false;
    for (std::uint32_t at = before.begin; at < before.end;) {
      const Span word = word_at(text_, at, before.end);
      const std::string_view w = slice(text_, trim_of(text_, word, ","));
      const bool is_small = kSmall.has(w);
      const bool joins = kJoining.has(w) || w == "&" || w == "al.";
      if (at == before.begin ? !(is_upper(decode_utf8(text_, at).value) || facts::is_particle(w) || facts::begins_with_joined_particle(w)) || kSmall.has(lower_ascii(w)) : !facts::is_particle(w) && !is_small && !joins && is_lower(decode_utf8(text_, word.begin).value)) return false;
      small = small || is_small;
      at = skip_spaces(text_, std::max(word.end, at + 1), before.end);
    }
    return small;
  }

  /// "As Roe, supra note 1, argues": a word that opens the sentence before one to three words of a name.
  [[nodiscard]] Span without_opening(Span name) const {
    static constexpr WordList kOpening(std::array<std::string_view, 8>{"As", "Although", "While", "Per", "Unlike", "Because", "Since", "Following"});
    const Span first = word_at(text_, name.begin, name.end);
    const std::uint32_t next = skip_spaces(text_, first.end, name.end);
    if (next >= name.end || !kOpening.has(slice(text_, first)) || note_.in_italic(first.begin) || note_.in_quote(first.begin)) return name;
    const std::string_view rest = slice(text_, {next, name.end});
    const bool few = std::count(rest.begin(), rest.end(), ' ') <= 2 && rest.find(" the ") == std::string_view::npos && rest.find(" of ") == std::string_view::npos;
    return few ? Span{next, name.end} : name;
  }

  /// One run of italics, behind the names of its authors or alone: a title, however long.
  [[nodiscard]] bool ends_in_italics(Span words) const {
    const auto runs = note_.italics_in(words);
    if (runs.size() != 1 || runs[0].end < words.end) return false;
    const std::string_view names = slice(text_, {words.begin, std::max(words.begin, runs[0].begin)});
    return std::count(names.begin(), names.end(), ' ') <= 8;
  }

  /// "The text is that of Convention Relative to ...": a preposition before the name.
  [[nodiscard]] bool is_led_in(std::uint32_t name) const {
    const std::string_view lead = slice(text_, {begin_, name});
    return lead == "see " || ends_with_any(lead, {" from ", " see ", " by ", " in "});
  }

  bool take_name(Span before) {
    const Span found = name_before(note_, before.begin, before.end);
    const Span titled = is_author_and_title(before, found) ? trim(text_, before) : over_small_words(before, found);
    const Span name = titled.empty() ? found : titled;
    Span trimmed = with_number(trim_of(text_, name, ","));
    if (const std::size_t inner = slice(text_, trimmed).rfind(", see "); inner != std::string_view::npos) trimmed.begin += static_cast<std::uint32_t>(inner + 2);
    if (const auto signal = read_signal(text_, trimmed)) {  // "..., see Fowler, supra": set in italics with it
      out_.signal = signal->span;
      out_.signal_name = signal->name;
      trimmed = trim_of(text_, {signal->span.end, trimmed.end}, ",");
    }
    for (const std::string_view relation : {"quoted in ", "cited in ", "Quoted in ", "reprinted in "})
      if (slice(text_, trimmed).starts_with(relation)) trimmed.begin += static_cast<std::uint32_t>(relation.size());
    const bool paper = starts_with_any(slice(text_, {begin_, before.end}), {"Interview with ", "Telephone Interview with ", "Letter from ", "E-mail from ", "Memorandum from ", "Deposition of ", "Letters Patent to ", "Brief of ", "Brief for "});
    if (paper) trimmed = trim_of(text_, {begin_, before.end}, ",");
    trimmed = without_opening(trimmed);
    if (trimmed.empty() || is_part(slice(text_, trimmed))) return false;
    const std::string_view words = slice(text_, trimmed);
    const auto count = std::count(words.begin(), words.end(), ' ') + 1;
    const bool italic = ends_in_italics(trimmed);
    const bool whole_title = count <= 40 && (italic || (trimmed.begin == begin_ && paper));
    if ((count > (trimmed.begin == begin_ ? 24 : 14) && !whole_title) || (count > 8 && !italic && trimmed.begin > begin_ && !is_led_in(trimmed.begin))) return false;
    out_.name = trimmed;
    out_.in_prose = trimmed.begin > begin_;
    divide_name(trimmed);
    return true;
  }

  /// Author and short title: "Tamaro, *Leases Without Land*", "LINDQVIST 4TH ED.", "*Oil Platforms*".
  void divide_name(Span name) {
    constexpr std::string_view kRelease = "Press Release, ";
    if (slice(text_, name).starts_with(kRelease) && note_.italics_in(name).empty()) out_.name.begin = name.begin += static_cast<std::uint32_t>(kRelease.size());
    if (note_.in_italic(name.begin) || slice(text_, name).starts_with("Brief ")) {
      out_.short_title = name;
      return;
    }
    for (const Span& run : note_.italics_in(name)) {
      if (run.begin <= name.begin) continue;
      const Span authors = trim_of(text_, {name.begin, run.begin}, ",");
      if (slice(text_, {authors.end, run.begin}).find(',') == std::string_view::npos) continue;
      out_.short_title = trim_of(text_, {run.begin, name.end}, ",");
      name = authors;
      break;
    }
    if (out_.short_title.empty()) {
      const std::string_view words = slice(text_, name);
      std::size_t comma = words.find(", ");
      if (comma != std::string_view::npos && starts_with_any(words.substr(comma + 2), {"Jr.", "Sr.", "JR.", "SR.", "III", "IV", "M.D.", "Ph.D."})) comma = words.find(", ", comma + 2);  // "Holm, Jr., supra note 3"
      const std::size_t others = lower_ascii(words).find(" et al., ");
      const bool joined = words.find('&') != std::string_view::npos && words.find('&') > comma && words.find(": ") > words.find('&') && words.find(" & the ") == std::string_view::npos;  // but "Roe, Weirs: Past & Future"
      const bool list = joined || words.find("et al") != std::string_view::npos;
      if (others != std::string_view::npos) {  // "Roe et al., Tides and Weirs"
        out_.short_title = {static_cast<std::uint32_t>(name.begin + others + 9), name.end};
        name.end = static_cast<std::uint32_t>(name.begin + others + 7);
      } else if (comma != std::string_view::npos && !list) {
        out_.short_title = {static_cast<std::uint32_t>(name.begin + comma + 2), name.end};
        name.end = static_cast<std::uint32_t>(name.begin + comma);
      }
    }
    if (slice(text_, name) == "Press Release" && !out_.short_title.empty() && !note_.in_italic(out_.short_title.begin)) out_.name = name = std::exchange(out_.short_title, Span{});  // "Press Release, Dep’t of Just., supra note 3"
    name = without_volume(name);
    out_.et_al = lower_ascii(slice(text_, name)).find("et al") != std::string::npos;
    if (is_designation(slice(text_, name))) {  // "Note, *The Pilot’s Dilemma*, supra note 27"
      if (out_.short_title.empty()) out_.short_title = name;
      return;
    }
    out_.authors = split_names(text_, name);
    out_.names_institution = is_institution(slice(text_, name));
  }

  /// "2 QUILL & WHITCOMBE": a volume of the work.
  Span without_volume(Span name) {
    const Span word = word_at(text_, name.begin, name.end);
    if (word.end >= name.end || !is_page(slice(text_, word)) || word.size() > 3 || text_[word.begin] < '0' || text_[word.begin] > '9') return name;
    out_.volume = word;
    return {skip_spaces(text_, word.end, name.end), name.end};
  }

  std::uint32_t behind(std::uint32_t at) {
    std::uint32_t from = skip_spaces(text_, at, end_);
    const bool comma = from < end_ && text_[from] == ',';
    if (comma) from = skip_spaces(text_, from + 1, end_);
    from = behind_place(from);
    const bool told = has_word(text_, from, end_, "at");
    const auto pin = read_pincite(text_, {from, end_});
    const bool page_pair = out_.form == Form::Full && pin && told;
    if (pin && (told || comma || (pin->locators & (kPages | kRomanPages)) == 0)) {
      at = pin->span.end;
      if (page_pair && split_pair(pin->span)) return read_tail(note_, at, end_, out_);
      set_pincite(out_, *pin);
    }
    at = accompanying(at);
    return read_tail(note_, at, end_, out_);
  }

  /// "supra note 13, 93 WASH. L. REV. at 1834": volume and journal tell which work; the place of "at".
  std::uint32_t behind_place(std::uint32_t from) {
    const Span volume = word_at(text_, from, end_);
    const std::uint32_t name = skip_spaces(text_, volume.end, end_);
    if (!is_page(slice(text_, volume)) || name >= end_ || !is_upper(decode_utf8(text_, name).value)) return from;
    const std::size_t at = slice(text_, {name, std::min(end_, name + 50)}).find(" at ");
    if (at == std::string_view::npos) return from;
    out_.volume = volume;
    out_.container = {name, static_cast<std::uint32_t>(name + at)};
    return static_cast<std::uint32_t>(name + at + 1);
  }

  /// "at 71, 75" behind a collection: first page and pincite of the chapter.
  bool split_pair(Span pin) {
    const std::string_view words = slice(text_, pin);
    const std::size_t comma = words.find(", ");
    if (comma == std::string_view::npos || !is_page(words.substr(0, comma))) return false;
    out_.page = {pin.begin, static_cast<std::uint32_t>(pin.begin + comma)};
    const auto rest = read_pincite(text_, {static_cast<std::uint32_t>(pin.begin + comma + 2), pin.end});
    if (rest) set_pincite(out_, *rest);
    return true;
  }

  std::uint32_t accompanying(std::uint32_t at) {
    const std::uint32_t from = skip_spaces(text_, at, end_);
    for (const std::string_view words : {"and accompanying text", "& accompanying text", "and the accompanying text", "and text accompanying notes", "and text accompanying note", "and accompanying notes", "and sources cited therein"}) {
      if (!starts_with(text_, from, end_, words)) continue;
      out_.accompanying = true;
      return from + static_cast<std::uint32_t>(words.size());
    }
    return at;
  }

  std::uint32_t cross_tail(std::uint32_t at) {
    at = accompanying(at);
    const std::uint32_t from = skip_spaces(text_, at, end_);
    const std::uint32_t after = from < end_ && text_[from] == ',' ? skip_spaces(text_, from + 1, end_) : from;
    if (const auto pin = read_pincite(text_, {after, end_}); pin && has_word(text_, after, end_, "at")) {
      set_pincite(out_, *pin);
      at = pin->span.end;
    }
    return read_tail(note_, at, end_, out_);
  }

  const NoteText& note_;
  std::string_view text_;
  Span word_;
  std::uint32_t begin_;
  std::uint32_t end_;
  std::uint32_t base_;
  std::uint32_t at_ = 0;
  Span name_end_;  // words that end with a name, before a list of notes before the word
  Citation& out_;
};

}  // namespace

std::uint32_t read_supra(const NoteText& note, Span word, std::uint32_t begin, std::uint32_t end, std::uint32_t base, Citation& out) {
  return SupraReader(note, word, begin, end, base, out).run();
}

}  // namespace subcite::cite
