// The kinds of full citation. A file of lib/cite/kinds is the grammar of one kind: it looks at a head
// (the words before the date parenthesis or the URL) and either fills the citation or leaves it.
// The build makes the table; the lowest order is tried first.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/byte_pairs.h"
#include "cite/lex.h"
#include "cite/note_text.h"
#include "model/citation.h"

namespace subcite {

/// What stands before the date parenthesis, divided as far as typography divides it.
struct Head {
  const cite::NoteText& note;
  std::uint32_t base = 0;              // bracket depth of the clause
  Span span;                           // without signal, trimmed
  Span paren;                          // inside of the date parenthesis; empty where there is none
  std::optional<cite::DateRead> date;  // of that parenthesis
  bool has_url = false;                // a URL follows
  Span authors;                        // words before the title; may be empty
  Span body;                           // an institution between author and title
  Span title;                          // italic run, or capitals behind an author in capitals
  Span rest;                           // what follows the title
  bool italic_title = false;
  bool capital_title = false;  // title in small or full capitals
  BytePairs pairs;             // of the span
  std::vector<Span> parts;     // of the span, between commas

  [[nodiscard]] std::string_view at(Span s) const { return note.at(s); }
  [[nodiscard]] std::string_view text() const { return note.text(); }
};

/// The head of these words, not divided yet.
Head head_of(const cite::NoteText& note, std::uint32_t base, Span span);

struct KindParser {
  std::string_view name;
  int order = 0;
  bool (*parse)(const Head&, Citation&) = nullptr;
  bool stands_bare = false;  // may be cited without any number and without date or address: "U.S. CONST. amend. V"
};

const std::vector<const KindParser*>& kind_parsers();

namespace cite {

/// Parts of a span between commas that stand at the head's own depth, outside quotes and italics.
std::vector<Span> comma_parts(const Head& head, Span within);

/// First place of the words in the span at the head's own depth, outside quotes and URLs; or its end.
std::uint32_t find_words_of(const Head& head, Span within, std::string_view words);
inline std::uint32_t find_words(const Head& head, Span within, const Needle& words) {
  if (within.begin >= head.span.begin && within.end <= head.span.end && !head.pairs.may_have(words)) return within.end;
  return find_words_of(head, within, words);
}

/// "eBay", "hiQ": a name, though it begins with a small letter.
bool has_inner_capital(std::string_view word);

/// A small word that a title in headline style would capitalise.
bool is_prose_word(std::string_view word);

/// Moves the head's begin behind prose that leads in, to the name at its end.
void drop_lead(Head& head);

/// Divides the head into authors, title and rest.
void lay_out(Head& head);

/// Behind an office and its body that stand between a person and the title: "Ada Roe, U.S. Senator, A Title".
std::size_t skip_office(const Head& head, const std::vector<Span>& parts, std::size_t from);

/// Without italics: how many of the parts are the authors ("A, B & C, Title" has two); 0 where none can be.
std::size_t roman_authors(const Head& head, const std::vector<Span>& parts);
/// The number of a report behind its institution: "GAO-19-227", "R45650", "NCJ 255037".
bool is_report_number(std::string_view part);
/// "Note", "Comment", "Symposium" and their like: what a piece is, neither author nor title.
bool is_designation(std::string_view part);
/// Behind "Note", "Comment", "Editorial" standing as a part of its own.
std::size_t skip_designation(const Head& head, const std::vector<Span>& parts, std::size_t from);
/// "Ada Roe, Chair, Sec. & Exch. Comm’n, Remarks at the Conference": the part that says what was said, behind the offices of who said it;
/// 0 for none. `from` is the part behind the name.
std::size_t speech_part(const Head& head, const std::vector<Span>& parts, std::size_t from);
/// Without italics ", in" and capitals behind it divide title and collection.
bool divide_chapter(Head& head);

/// Authors into the citation; false where the words cannot be names (they lead in as prose).
bool take_authors(const Head& head, Span names, Citation& out);

/// Page, range and pincite: "1299, 1300", "203–41, 211", "¶ 20"; true where anything was read.
bool take_pages(const Head& head, Span within, Citation& out);

/// A page or pincite at the end of a title without marks ("Management 30") goes into the citation.
void take_end_page(const Head& head, Span& title, Citation& out);

/// "2010-2015": two years in full, the later behind.
bool is_span_of_years(std::string_view words);

/// "(Ada Roe ed., 1990)" behind the head; an edition is told so, too.
bool names_editor(const Head& head);

/// "Foreword", "Epilogue": a part of a book that others than its author write (Bluebook R. 15.6).
bool is_front_matter(std::string_view part);

/// Edition, editors and publisher of a book's parenthesis.
void take_edition(const Head& head, Citation& out);

/// Words in capitals (small capitals arrive so), quotation marks and numbers aside.
bool in_capitals(std::string_view words);

/// "4.5.2016": day, month, year; no date for other words.
Date dotted_date(std::string_view words);

struct Volume {
  Span volume;
  Span container;
  Span after;  // what follows the container: pages
};

/// "[VOL] CONTAINER PAGE": the container is the run of words between two numbers.
std::optional<Volume> read_volume(const Head& head, Span within);

struct ReporterRead {
  Span volume;
  Span reporter;
  Span page;  // or its blank (___)
  Span whole;
  std::string_view court;      // what the reporter shows by itself
  bool international = false;  // the reporter is of an international court or tribunal
  bool numbered = false;       // "372 N.L.R.B. No. 4": decisions of a volume by their numbers, each with pages of its own
  bool short_form = false;     // "at" stands before the page
  Kind kind = Kind::Case;      // or of the register: "84 Fed. Reg. at 19,502"
};

/// The first "VOL REPORTER PAGE" or "VOL REPORTER at PAGE" in the span.
std::optional<ReporterRead> read_reporter(const NoteText& note, Span within, std::uint32_t base);

/// The same where it has to begin at `at`.
std::optional<ReporterRead> reporter_here(const NoteText& note, std::uint32_t at, std::uint32_t end);

/// The reporter that begins here, under whatever spelling.
Entry reporter_entry(std::string_view text, std::uint32_t at, std::uint32_t end);

/// Opens the parenthesis that names for whom an English court was asked: "R (on the application of Miller) v. Jones".
inline constexpr std::string_view kApplicant = "(on the application of ";

/// Run of capitalised, italic and joining words that ends at `end`, not before `begin`: a name.
Span name_before(const NoteText& note, std::uint32_t begin, std::uint32_t end);

}  // namespace cite
}  // namespace subcite
