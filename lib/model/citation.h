// A citation is one flat struct of spans, as the report is flat. The parser fills what it read;
// an empty span means the field is not there. Form Unknown is text that looks like a citation and
// could not be parsed: it is reported as unread and blocks `id.` from sliding past it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/span.h"

namespace subcite {

enum class Form : std::uint8_t { Full,
                                 Short,
                                 Id,
                                 Supra,
                                 Infra,
                                 CrossReference,
                                 Unknown };

enum class Kind : std::uint8_t {
  None,
  Case,
  IntlDecision,
  Statute,
  Constitution,
  Regulation,
  Bill,
  Treaty,
  UnDocument,
  Book,
  BookChapter,
  JournalArticle,
  News,
  Web,
  WorkingPaper,
  Report,
  PressRelease,
  Other
};

std::string_view name_of(Form form);
std::string_view name_of(Kind kind);  // empty for Kind::None

struct Date {
  std::uint16_t year = 0;
  std::uint8_t month = 0;  // 1 to 12, 0 where not given
  std::uint8_t day = 0;    // 1 to 31, 0 where not given
  [[nodiscard]] bool given() const { return year != 0 || month != 0; }
  friend bool operator==(const Date&, const Date&) = default;
};

/// "2023-11-06", as precise as given; empty without a year.
std::string to_iso(const Date& date);

/// What kind of locator a pincite is made of.
enum Locator : std::uint8_t {
  kPages = 1,
  kRomanPages = 2,
  kParagraphs = 4,
  kSections = 8,
  kArticles = 16,
  kNotes = 32,
  kStarPages = 64,
  kOtherLocator = 128
};

struct Parenthetical {
  Span inner;             // without the parentheses
  bool relation = false;  // quoting, citing ...
};

struct Citation {
  std::uint32_t note = 0;   // index into Document::notes
  std::uint32_t index = 0;  // from 1 in the note, reading order
  Form form = Form::Unknown;
  Kind kind = Kind::None;
  bool nested = false;             // inside another citation's parenthetical
  bool et_al = false;              // the authors end with "et al."
  bool in_prose = false;           // worked into a sentence
  bool names_institution = false;  // the author is a body, not a person
  bool consecutive = true;         // periodical paginated through its volume
  bool plural_notes = false;       // supra notes ...
  bool accompanying = false;       // ... and accompanying text
  bool both_directions = false;    // supra and infra notes ...
  bool text_accompanying = false;  // text accompanying supra note ...
  bool quoted = false;             // stands inside quotation marks
  Span raw;
  Span core;                     // raw without its signal and lead-in
  Span signal;                   // as printed
  std::string_view signal_name;  // canonical, lower case; empty where inherited or none
  std::vector<Span> authors;
  std::vector<Span> editors;
  Span title;
  Span container;
  Span volume;
  Span page;
  Span last_page;  // where a range of the whole work is printed
  Span parallel;   // further places where the work is printed, as they stand behind the first
  Span pincite;
  std::uint8_t locators = 0;  // Locator bits of the pincite
  Span year;
  Date date;
  Span court;
  Span edition;
  Span symbol;  // U.N. document symbol, application or docket number
  Span url;
  Span archive_url;
  Span hereinafter;
  Span supra;        // the word supra or infra
  Span supra_note;   // the number or list
  Span name;         // short-form name as printed before ", supra"
  Span short_title;  // of a supra with author and title
  std::vector<Parenthetical> parentheticals;
  std::string_view unread_reason;  // on Unknown
};

using Citations = std::vector<Citation>;

/// How many could not be read.
inline std::size_t unread_in(const Citations& citations) {
  return static_cast<std::size_t>(std::count_if(citations.begin(), citations.end(), [](const Citation& c) { return c.form == Form::Unknown; }));
}

/// "17.1": the note's label and the index in it.
std::string id_of(const Citation& citation, std::string_view note_label);

}  // namespace subcite
