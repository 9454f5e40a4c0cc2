// The sources as RIS, which every reference manager takes in: a tag a line, CR LF between (RIS format, 2001 and 2011).
#include "base/text.h"
#include "report/bibliography.h"
#include "report/format.h"

namespace subcite {
namespace {

std::string_view type_of(Kind kind) {
  switch (kind) {
    case Kind::Case:
    case Kind::IntlDecision: return "CASE";
    case Kind::Statute:
    case Kind::Constitution:
    case Kind::Regulation: return "STAT";
    case Kind::Bill: return "BILL";
    case Kind::Book: return "BOOK";
    case Kind::BookChapter: return "CHAP";
    case Kind::JournalArticle: return "JOUR";
    case Kind::News: return "NEWS";
    case Kind::Web: return "ELEC";
    case Kind::WorkingPaper: return "UNPB";
    case Kind::UnDocument:
    case Kind::Report: return "RPRT";
    default: return "GEN";
  }
}

/// A value stays on its line.
void tag(std::string_view name, std::string_view value, std::string& out) {
  if (value.empty()) return;
  out += std::string(name) + "  - ";
  for (const char c : value) out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  out += "\r\n";
}

std::string inverted(const BibName& name) { return name.family + (name.given.empty() ? "" : ", " + name.given) + (name.suffix.empty() ? "" : ", " + name.suffix); }

/// "2020/01/03/", as far as it is known.
std::string day_of(const Date& date) {
  const auto two = [](unsigned n) { return n == 0 ? std::string() : (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(date.year) + "/" + two(date.month) + "/" + two(date.day) + "/";
}

void write(const BibEntry& e, std::string& out) {
  tag("TY", type_of(e.kind), out);
  tag("ID", e.key, out);
  tag("TI", e.title, out);
  for (const BibName& name : e.authors) tag("AU", inverted(name), out);
  for (const BibName& name : e.editors) tag("A2", inverted(name), out);
  tag(e.kind == Kind::JournalArticle || e.kind == Kind::News ? "JO" : "T2", e.container, out);
  tag("VL", e.volume, out);
  tag("SP", e.page, out);
  tag("EP", e.last_page, out);
  if (e.date.year != 0) tag("PY", std::to_string(e.date.year), out), tag("DA", day_of(e.date), out);
  tag("PB", e.court.empty() ? e.publisher : e.court, out);
  tag("M1", e.symbol, out);
  tag("ET", e.edition, out);
  tag("SN", e.isbn, out);
  tag("DO", e.doi, out);
  tag("UR", e.url, out);
  tag("L1", e.archived, out);
  out += "ER  - \r\n\r\n";
}

void begin(const ReportContext&, std::string&) {}
void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  for (const BibEntry& e : bibliography(context, m)) write(e, out);
}
void end(const ReportContext&, const Totals&, std::string&) {}

}  // namespace

extern const ReportFormat kReportFormat_ris;
const ReportFormat kReportFormat_ris{"ris", "the sources as RIS, for reference managers", begin, manuscript, end};

}  // namespace subcite
