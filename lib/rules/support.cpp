// Helpers of the rules; none of them reports by itself.
#include "rules/folds.h"
#include "rules/support.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"
#include "facts/table.h"
#include "facts/words.h"
#include "rules/printed.h"

namespace subcite::rules_support {

namespace {

Finding& append(Findings& out, const Rule& rule, Span span, std::string message, std::string help) {
  Finding& f = out.emplace_back();
  f.rule = rule.code;
  f.name = rule.slug;
  f.severity = rule.severity;
  f.span = span;
  f.message = std::move(message);
  f.help = std::move(help);
  return f;
}

}  // namespace

Finding& report(Findings& out, const Rule& rule, const View& view, CitationIndex citation, Span span, std::string message, std::string help) {
  Finding& f = append(out, rule, span, std::move(message), std::move(help));
  f.citation = citation;
  f.note = static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(citation)].note);
  return f;
}

Fix with_archived_copy(Span url, const std::string& address, bool safe) { return {"Add the archived copy", safe, {{{url.end, url.end}, " [" + address + "]"}}}; }

void offer_snapshot(Finding& finding, const LinkResult& result, Span url) {
  if (result.snapshot_url.empty()) return;
  finding.help = "Cite the archived copy, " + result.snapshot_url + ", if it is the page that is meant.";
  finding.fix = with_archived_copy(url, result.snapshot_url, false);
}

Finding& report_note(Findings& out, const Rule& rule, const View&, std::int32_t note, Span span, std::string message, std::string help) {
  Finding& f = append(out, rule, span, std::move(message), std::move(help));
  f.note = note;
  return f;
}

std::string note_name(const View& view, std::int32_t note) {
  return note < 0 ? "the body" : "note " + view.document.notes[static_cast<std::size_t>(note)].label;
}

std::string note_of(const View& view, CitationIndex citation) {
  return note_name(view, static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(citation)].note));
}

std::string quoted(std::string_view words, std::size_t longest_words) {
  if (words.size() > longest_words) {
    std::size_t cut = longest_words;
    while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0U) == 0x80) --cut;
    return "“" + std::string(trim(words.substr(0, cut))) + "…”";
  }
  return "“" + std::string(words) + "”";
}

namespace {

/// 1099–101 is 1099–1101: the leading digits of the first are put before the second.
std::uint32_t completed(std::string_view first, std::string_view last) {
  std::string whole(last);
  if (last.size() < first.size()) whole = std::string(first.substr(0, first.size() - last.size())) + whole;
  return to_number(whole).value_or(0);
}

std::uint32_t digits_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && text[at] >= '0' && text[at] <= '9') ++at;
  return at;
}

/// Behind a dash, "to" or "through"; `at` itself where none stands here.
std::uint32_t dash_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t from = at;
  while (from < end && text[from] == ' ') ++from;
  if (from == end || (text[from] != '\xE2' && text[from] != '-' && text[from] != 't')) return at;
  for (const std::string_view mark : {"–", "—", "‑", "‐", "-", "to ", "through "}) {
    if (text.substr(from, mark.size()) != mark || from + mark.size() > end) continue;
    from += static_cast<std::uint32_t>(mark.size());
    while (from < end && text[from] == ' ') ++from;
    return from;
  }
  return at;
}

NumberRange read_range(std::string_view text, std::uint32_t at, std::uint32_t end) {
  NumberRange r;
  const std::uint32_t stop = digits_end(text, at, end);
  const std::string_view first = text.substr(at, stop - at);
  r.first = to_number(first).value_or(0);
  r.whole = first.size() <= 9;
  r.last = r.first;
  r.span = {at, stop};
  const std::uint32_t after = dash_end(text, stop, end);
  const std::uint32_t last_end = digits_end(text, after, end);
  if (after == stop || last_end == after) return r;
  const std::string_view last = text.substr(after, last_end - after);
  r.range = true;
  r.last = completed(first, last);
  r.whole = r.whole && last.size() <= 9;
  r.span.end = last_end;
  return r;
}

}  // namespace

std::vector<NumberRange> read_numbers(std::string_view text, Span list) {
  std::vector<NumberRange> out;
  for (std::uint32_t at = list.begin; at < list.end;) {
    if (text[at] < '0' || text[at] > '9') {
      ++at;
      continue;
    }
    out.push_back(read_range(text, at, list.end));
    at = std::max(out.back().span.end, at + 1);
  }
  return out;
}

bool is_lettered(const Note& note) {
  const std::size_t letter = note.number.find_first_not_of("0123456789");
  return note.kind == NoteKind::Numbered && letter != 0 && letter != std::string::npos && letter + 1 == note.number.size() && is_word_byte(note.number[letter]);
}

std::vector<NumberRange> read_pages(std::string_view text, Span pincite) {
  std::vector<NumberRange> out;
  bool skip = false;
  for (std::uint32_t at = pincite.begin; at < pincite.end;) {
    const char c = text[at];
    if (c >= '0' && c <= '9') {
      NumberRange r = read_range(text, at, pincite.end);
      const bool glued = (at > pincite.begin && (is_word_byte(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '-' || text[at - 1] == '[' || text[at - 1] == '(')) || (r.span.end < pincite.end && (is_alphanumeric(text[r.span.end]))) || (r.span.end < text.size() && text[r.span.end] == '(');  // 4(2): no page
      if (!skip && !glued) out.push_back(r);
      at = std::max(r.span.end, at + 1);
      continue;
    }
    if (c == ',') skip = skip && text.substr(at, 3) != ", a";
    const bool letter = is_word_byte(c) || c == '*';
    if (letter && text.substr(at, 2) != "at" && text.substr(at, 3) != "and" && text.substr(at, 2) != "to" && text.substr(at, 3) != "–") {
      const CodePoint point = decode_utf8(text, at);
      std::uint32_t next = at + point.size;
      while (next < pincite.end && is_word_byte(text[next]) && !(text[next] >= '0' && text[next] <= '9')) ++next;
      if (!is_dash(point.value) && !is_space(point.value)) skip = !is_one_of(text.substr(at, next - at), {"p", "pp", "page", "pages"});  // n., ¶, §, art., para.: not pages
      at = next;
      continue;
    }
    at += letter ? 2 : 1;
  }
  return out;
}

std::optional<std::uint32_t> first_page(const View& view, const Citation& full) {
  // The number of a database and an article's own number are no pages.
  const std::string_view container = view.at(full.container);
  const bool database = numbers_papers(container) || full.page.size() > 4;
  if (!full.consecutive || full.page.empty() || database) return std::nullopt;
  switch (full.kind) {
    case Kind::Case:
    case Kind::IntlDecision:
    case Kind::JournalArticle: return to_number(view.at(full.page));
    case Kind::BookChapter: return full.pincite.empty() ? std::nullopt : to_number(view.at(full.page));
    default: return std::nullopt;
  }
}

std::optional<std::uint32_t> last_page(const View& view, const Citation& full) {
  if (full.last_page.empty()) return std::nullopt;
  const std::uint32_t last = completed(view.at(full.page), view.at(full.last_page));
  return last == 0 ? std::nullopt : std::optional<std::uint32_t>(last);
}

std::uint32_t longest(const View& view, const Citation& full) {
  const facts::Row* reporter = full.kind == Kind::Case ? facts::reporters().find(facts::printed_key(view.at(full.container))) : nullptr;
  if (full.kind == Kind::Case && reporter != nullptr && !reporter->c.starts_with("us")) return 0;  // judgments of other countries run to a thousand pages
  switch (full.kind) {
    case Kind::JournalArticle: return 150;
    case Kind::BookChapter: return 120;
    case Kind::Case: return 300;
    default: return 0;
  }
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> page_span(const View& view, const Citation& full) {
  const auto first = first_page(view, full);
  if (!first) return std::nullopt;
  const std::uint32_t most = longest(view, full);
  constexpr std::uint32_t kNoEnd = 0xFFFFFFFF;
  return std::pair{*first, last_page(view, full).value_or(most == 0 ? kNoEnd : *first + most)};
}

bool share_few(std::vector<std::string> shorter, std::vector<std::string> longer) {
  if (shorter.size() > longer.size()) std::swap(shorter, longer);
  if (shorter.empty()) return false;
  const auto shared = std::count_if(shorter.begin(), shorter.end(), [&](const std::string& w) { return std::find(longer.begin(), longer.end(), w) != longer.end(); });
  return static_cast<double>(shared) < 0.6 * static_cast<double>(shorter.size());
}

PersonName read_person(std::string_view name) {
  PersonName person;
  any_word(name, [&](std::string_view word) {
    while (!word.empty() && (word.back() == ',' || word.back() == ')')) word.remove_suffix(1);
    if (!word.empty() && !is_one_of(word, {"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "JR.", "SR.", "et", "al.", "ET"})) person.words.push_back(word);
    return false;
  });
  return person;
}

bool came_from_pages(const View& view) {
  return view.document.format == Format::Pdf || (view.document.format == Format::Text && view.document.origins.source().find('\f') != std::string_view::npos);
}

bool is_committee_report(const View& view, const Citation& full) {
  const std::string_view words = view.at(full.core);
  return full.kind == Kind::Report && !full.symbol.empty() && (words.find("REP. NO.") != std::string_view::npos || words.find("Rep. No.") != std::string_view::npos);
}

bool is_web_source(const View& view, const Citation& c) {
  if (c.form != Form::Full || c.nested || c.url.empty()) return false;
  const bool kind = c.kind == Kind::Web || c.kind == Kind::News || c.kind == Kind::Report || c.kind == Kind::PressRelease;
  const bool printed = (!c.volume.empty() && !c.page.empty()) || !c.symbol.empty();
  return kind && !printed && !view.at(c.url).empty();
}

std::string site_of(std::string_view url) {
  std::string host = split_url(url).host;
  for (const std::string_view lead : {"www.", "m."})
    if (host.starts_with(lead)) host.erase(0, lead.size());
  return host;
}

bool is_archive_host(std::string_view host) {
  static constexpr std::array<std::string_view, 8> kHosts{"perma.cc", "web.archive.org", "archive.org", "archive.ph", "archive.today", "archive.is", "webcitation.org", "archive.vn"};
  return host.starts_with("webarchive") || host.starts_with("web-archive.") || std::find(kHosts.begin(), kHosts.end(), host) != kHosts.end();
}

std::string ordinal(std::uint32_t number) {
  static constexpr std::array<std::string_view, 4> kEndings{"th", "st", "d", "d"};
  const bool teen = number % 100 >= 11 && number % 100 <= 13;
  return std::to_string(number).append(teen || number % 10 > 3 ? kEndings.front() : kEndings.at(number % 10));
}

bool in_same_report(const View& view, const Citation& a, const Citation& b) {
  return folded(view, a.container) == folded(view, b.container) && folded(view, a.volume) == folded(view, b.volume);
}

namespace {

/// Where citations stand.
struct Places {
  std::vector<std::size_t> first;       // of each note the first citation, and the end of all
  std::vector<std::uint32_t> furthest;  // of each citation: how far it and those before it in its note reach
};

Places places_of_citations(const View& view) {
  Places out;
  std::size_t next = 0;
  for (std::uint32_t note = 0; note <= view.document.notes.size(); ++note) {
    while (next < view.citations.size() && view.citations[next].note < note) ++next;
    out.first.push_back(next);
  }
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const bool same_note = i > 0 && view.citations[i - 1].note == view.citations[i].note;
    out.furthest.push_back(std::max(same_note ? out.furthest.back() : 0U, view.citations[i].raw.end));
  }
  return out;
}

const Places& places(const View& view) {
  return view.shared->once<Places>([&] { return places_of_citations(view); });
}

}  // namespace

std::int32_t note_holding(const View& view, Span span) {
  const std::vector<Note>& notes = view.document.notes;
  const auto behind = std::partition_point(notes.begin(), notes.end(), [&](const Note& note) { return note.text.begin <= span.begin; });  // in the order of the text
  const bool holds = behind != notes.begin() && std::prev(behind)->text.contains(span);
  return holds ? static_cast<std::int32_t>(std::prev(behind) - notes.begin()) : -1;
}

std::pair<std::size_t, std::size_t> citations_in(const View& view, std::uint32_t note) {
  const std::vector<std::size_t>& first = places(view).first;
  if (note >= view.document.notes.size()) return {first.back(), first.back()};
  return {first[note], first[note + 1]};
}

std::string_view signal_of(const View& view, std::size_t citation) {
  constexpr std::size_t kLongestString = 1000;  // of citations; none that a person wrote is longer
  const std::uint32_t note = view.citations[citation].note;
  for (std::size_t i = citation + 1; i-- > 0 && view.citations[i].note == note && citation - i < kLongestString;)
    if (!view.citations[i].signal_name.empty()) return view.citations[i].signal_name;
  return {};
}

void report_list(Findings& out, const Rule& rule, const View& view, const std::vector<Listed>& found) {
  const bool many = found.size() > kMany;
  for (const Listed& at : found) {
    const std::string& right = at.trouble.right;
    Finding& f = report(out, rule, view, at.citation, at.trouble.span, many ? at.trouble.message + " So it is at " + counted(found.size() - 1, "further place") + "." : at.trouble.message, right.empty() ? "Look at the words and mend them." : "Write " + quoted(right) + ".");
    if (!right.empty()) f.fix = Fix{"Write " + right, rule.fix == FixKind::Automatic, {{at.trouble.span, right}}};
    if (!many) continue;
    for (std::size_t k = 1; k < found.size(); ++k) {
      const Listed& other = found[k];
      f.related.push_back({static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(other.citation)].note), other.citation, other.trouble.message});
      if (f.fix && !other.trouble.right.empty()) f.fix->edits.push_back({other.trouble.span, other.trouble.right});
    }
    return;
  }
}

std::uint32_t latest_year(const View& view) {
  std::uint32_t latest = 0;
  for (const Citation& c : view.citations) latest = std::max<std::uint32_t>(latest, c.date.year);
  return latest;
}

namespace {

/// For each run the furthest end of it and of those before it.
struct FurthestEnds {
  std::vector<std::uint32_t> of;
};

FurthestEnds furthest_ends(const std::vector<Run>& runs) {
  FurthestEnds ends;
  for (const Run& run : runs) ends.of.push_back(ends.of.empty() ? run.span.end : std::max(ends.of.back(), run.span.end));
  return ends;
}

/// Takes the runs of a style that overlap the span, the last one first, until one will do.
template <class Take>
bool any_run_of(const View& view, Span span, Style style, Take take) {
  const std::vector<Run>& runs = view.document.runs;
  const FurthestEnds& ends = view.shared->once<FurthestEnds>([&] { return furthest_ends(runs); });
  auto it = std::lower_bound(runs.begin(), runs.end(), span.end, [](const Run& run, std::uint32_t end) { return run.span.begin < end; });
  constexpr std::size_t kNear = 40;  // runs that may overlap one span
  for (std::size_t step = 0; it != runs.begin() && step < kNear; ++step) {
    --it;
    if (ends.of[static_cast<std::size_t>(it - runs.begin())] <= span.begin) return false;
    if (it->style == style && it->span.end > span.begin && take(it->span)) return true;
  }
  return false;
}

}  // namespace

std::vector<Span> runs_of(const View& view, Span span, Style style) {
  std::vector<Span> out;
  any_run_of(view, span, style, [&](Span run) {
    out.push_back(run);
    return false;
  });
  return out;
}

bool has_italics(const View& view, Span span) {
  return any_run_of(view, span, Style::Italic, [](Span) { return true; });
}

bool is_italic(const View& view, Span span) {
  const std::string_view text = view.document.text;
  const auto letters_in = [&](std::uint32_t begin, std::uint32_t end) { return begin < end ? std::count_if(text.begin() + begin, text.begin() + end, is_word_byte) : 0; };
  std::uint32_t last = span.end;  // behind the last letter
  while (last > span.begin && !is_word_byte(text[last - 1])) --last;
  std::uint32_t first = span.begin;
  while (first < last && !is_word_byte(text[first])) ++first;
  if (first == last || !has_italics(view, {last - 1, last})) return false;
  if (any_run_of(view, {first, last}, Style::Italic, [&](Span run) { return run.begin <= first && run.end >= last; })) return true;  // as most are
  if (!has_italics(view, {first, first + 1})) return false;
  std::ptrdiff_t covered = 0;
  any_run_of(view, span, Style::Italic, [&](Span run) {
    covered += letters_in(std::max(span.begin, run.begin), std::min(span.end, run.end));
    return false;
  });
  return covered > 0 && covered >= letters_in(span.begin, span.end);
}

bool is_small_caps(const View& view, Span span) {
  const std::vector<Span> runs = runs_of(view, span, Style::SmallCaps);
  return std::any_of(runs.begin(), runs.end(), [&](Span run) { return run.begin <= span.begin + 2 && run.end + 2 >= span.end; });  // but for a mark at its ends
}

bool keeps_italics(const View& view) {
  if (std::none_of(view.document.runs.begin(), view.document.runs.end(), [](const Run& run) { return run.style == Style::Italic; })) return false;
  return std::any_of(view.citations.begin(), view.citations.end(), [&](const Citation& c) {
    for (const Span span : {c.signal, c.supra, c.title})
      if (!span.empty() && is_italic(view, span)) return true;
    return c.form == Form::Id && is_italic(view, {c.core.begin, c.core.begin + 2});
  });
}

bool overlaps_citation(const View& view, std::uint32_t note, Span span) {
  const auto [first, last] = citations_in(view, note);
  const auto begin = view.citations.begin() + static_cast<std::ptrdiff_t>(first);
  const auto behind = std::partition_point(begin, view.citations.begin() + static_cast<std::ptrdiff_t>(last), [&](const Citation& c) { return c.raw.begin < span.end; });
  return behind != begin && places(view).furthest[static_cast<std::size_t>(behind - view.citations.begin()) - 1] > span.begin;
}

bool has_bracketed_year(const View& view, const Citation& c) { return c.title.end < c.container.begin && trim(view.at({c.title.end, c.container.begin})).starts_with(", ["); }

const std::string& title_key(const View& view, const Citation& c) { return canonical(view, c.title); }

std::string author_key(const View& view, const Citation& c) {
  if (c.authors.empty()) return {};
  return c.names_institution ? canonical(view, c.authors.front()) : folded_surname(view, c.authors.front());
}

}  // namespace subcite::rules_support
