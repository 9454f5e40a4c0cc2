// What rules share: making a finding, reading lists of notes and of pages, telling what lies in a URL or
// in a quotation.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/rule.h"
#include "rules/mask.h"

namespace subcite::rules_support {

/// Appends a finding at the citation's words (or another span of its note) and returns it.
Finding& report(Findings& out, const Rule& rule, const View& view, CitationIndex citation, Span span, std::string message, std::string help);
/// Appends a finding at words of a note that belong to no citation.
Finding& report_note(Findings& out, const Rule& rule, const View& view, std::int32_t note, Span span, std::string message, std::string help);

/// The archived address in brackets behind the page's own.
Fix with_archived_copy(Span url, const std::string& address, bool safe);
/// Where a public snapshot of a dead page is known: says so, and offers it in brackets behind the address.
void offer_snapshot(Finding& finding, const LinkResult& result, Span url);

/// "note 12" for the note a citation stands in.
std::string note_of(const View& view, CitationIndex citation);
/// "note 12", for sentences.
std::string note_name(const View& view, std::int32_t note);

/// The words in quotation marks for a message, cut to a readable length.
std::string quoted(std::string_view words, std::size_t longest = 60);

/// What is wrong at some words of a citation, and the words that mend it (none where only a person can tell).
struct Trouble {
  Span span;
  std::string message;
  std::string right;
};

/// The ordinal as citations have it (Bluebook R. 6.2(b)): 1st, 2d, 3d, 11th.
std::string ordinal(std::uint32_t number);

/// More findings of one kind than this are one, at the first place, with their number.
inline constexpr std::size_t kMany = 10;

/// A trouble and the citation it stands in.
struct Listed {
  CitationIndex citation = -1;
  Trouble trouble;
};
/// Reports each with its edit; more than kMany are one finding at the first, with the edits of all and the
/// others beside it. A trouble without words that mend it has no edit.
void report_list(Findings& out, const Rule& rule, const View& view, const std::vector<Listed>& found);

struct NumberRange {
  std::uint32_t first = 0;
  std::uint32_t last = 0;  // as completed: 305–07 ends at 307
  bool range = false;
  bool whole = true;  // both numbers have at most nine digits
  Span span;
};

/// "3–5, 9 and 12" as ranges, dropped digits completed.
std::vector<NumberRange> read_numbers(std::string_view text, Span list);

/// Arabic pages of a pincite, ranges completed; notes ("n.3"), ¶, § and article numbers left out.
std::vector<NumberRange> read_pages(std::string_view text, Span pincite);

/// "49a": a number that an editor put between two others, for the time being. N004 speaks of it.
bool is_lettered(const Note& note);

/// A reference to notes by number: citation with a list of notes, outside quotations.
inline bool refers_to_notes(const Citation& c) { return !c.supra.empty() && !c.supra_note.empty() && !c.quoted; }

/// The first page of the cited work, where it is a known page of a paged work.
std::optional<std::uint32_t> first_page(const View& view, const Citation& full);
std::optional<std::uint32_t> last_page(const View& view, const Citation& full);
/// How long a work of the kind may be, in pages; 0 for none (Indigo R11.7; options max_len).
std::uint32_t longest(const View& view, const Citation& full);

/// The first page, and the last that is known or that a work of its kind can have.
std::optional<std::pair<std::uint32_t, std::uint32_t>> page_span(const View& view, const Citation& full);

/// Surname and given names of a person's printed name.
struct PersonName {
  std::vector<std::string_view> words;  // as printed, suffixes left out
  [[nodiscard]] std::string_view surname() const { return words.empty() ? std::string_view() : words.back(); }
};
PersonName read_person(std::string_view name);

/// Of the words of the shorter title fewer than 0.6 stand in the longer one.
bool share_few(std::vector<std::string> shorter, std::vector<std::string> longer);

/// A PDF, or text with the ends of pages: paragraphs are cut where a page ends.
bool came_from_pages(const View& view);

/// "H.R. REP. NO. 92-98": a committee's report, which is cited by its number again and takes no supra (Bluebook R. 4.2).
bool is_committee_report(const View& view, const Citation& full);

/// A full citation in its own right whose only place is an address on the web (Bluebook R. 18.2).
bool is_web_source(const View& view, const Citation& c);
/// The host of an address without "www." and "m.".
std::string site_of(std::string_view url);
/// An address of a web archive.
bool is_archive_host(std::string_view host);

/// Both stand in one volume of one reporter or journal, however the two are spaced and capitalised.
bool in_same_report(const View& view, const Citation& a, const Citation& b);

/// The note that holds the span; -1 for none.
std::int32_t note_holding(const View& view, Span span);

/// The citations of a note: the first, and one behind the last.
std::pair<std::size_t, std::size_t> citations_in(const View& view, std::uint32_t note);

/// Some citation of the note, nested ones among them, holds a part of the span.
bool overlaps_citation(const View& view, std::uint32_t note, Span span);

/// A citation of the note that is as asked holds this place of the text.
template <class Is>
bool is_cited_at(const View& view, std::uint32_t note, std::uint32_t at, Is is) {
  const auto [first, last] = citations_in(view, note);
  for (std::size_t i = first; i < last; ++i)
    if (view.citations[i].raw.contains(Span{at, at + 1}) && is(view.citations[i])) return true;
  return false;
}

/// The signal that governs a citation: its own, or that of the citations before it in the note.
std::string_view signal_of(const View& view, std::size_t citation);

/// The latest year that a citation carries; 0 for none.
std::uint32_t latest_year(const View& view);

/// The runs of a style that overlap the span, the last one first.
std::vector<Span> runs_of(const View& view, Span span, Style style);
/// Every letter of the span lies in italics.
bool is_italic(const View& view, Span span);
/// Some of the span lies in italics.
bool has_italics(const View& view, Span span);
/// One run of small capitals covers it.
bool is_small_caps(const View& view, Span span);
/// A signal, a short form or a title is italic: the format keeps italics, and so does the manuscript.
bool keeps_italics(const View& view);

/// "[1955] SC 44": a report of the Commonwealth, whatever its letters are elsewhere.
bool has_bracketed_year(const View& view, const Citation& c);

/// The folded title of a citation of the manuscript, abbreviations undone.
const std::string& title_key(const View& view, const Citation& c);
std::string author_key(const View& view, const Citation& c);

}  // namespace subcite::rules_support
