// The sources as BibTeX; what LaTeX would take for a command is escaped, and titles keep their capitals.
#include "base/text.h"
#include "report/bibliography.h"
#include "report/format.h"
#include "report/scope.h"

namespace subcite {
namespace {

std::string_view type_of(Kind kind) {
  switch (kind) {
    case Kind::Book: return "book";
    case Kind::BookChapter: return "incollection";
    case Kind::JournalArticle:
    case Kind::News: return "article";
    case Kind::WorkingPaper: return "unpublished";
    case Kind::UnDocument:
    case Kind::Report: return "techreport";
    default: return "misc";
  }
}

std::string escaped(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '\\') out += "\\textbackslash{}";
    else if (c == '~') out += "\\textasciitilde{}";
    else if (c == '^') out += "\\textasciicircum{}";
    else if (c == '{') out += "\\textbraceleft{}";
    else if (c == '}') out += "\\textbraceright{}";
    else if (std::string_view("&%$#_").find(c) != std::string_view::npos) out += '\\', out += c;
    else out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out;
}

void field(std::string_view name, const std::string& value, std::string& out) {
  if (!value.empty()) out += ",\n  " + std::string(name) + " = {" + value + "}";
}

/// Braces around a body keep it whole.
std::string names(const std::vector<BibName>& list) {
  std::string out;
  for (const BibName& name : list) {
    out += out.empty() ? "" : " and ";
    if (name.given.empty()) out += "{" + escaped(name.family) + "}";
    else out += escaped(name.family) + ", " + (name.suffix.empty() ? "" : escaped(name.suffix) + ", ") + escaped(name.given);
  }
  return out;
}

/// An address is a verbatim field: only what would end it is encoded.
std::string address(std::string_view url) { return replaced(replaced(replaced(std::string(url), "{", "%7B"), "}", "%7D"), "\\", "%5C"); }

std::string_view container_field(Kind kind) {
  switch (kind) {
    case Kind::JournalArticle:
    case Kind::News: return "journal";
    case Kind::BookChapter: return "booktitle";
    case Kind::UnDocument:
    case Kind::Report:
    case Kind::WorkingPaper: return "series";
    default: return "howpublished";
  }
}

/// A reporter or code is of one piece with its volume and page: "576 U.S. 644".
std::string published_in(const BibEntry& e) {
  if (container_field(e.kind) != "howpublished") return e.container;
  std::string out = e.volume;
  for (const std::string& part : {e.container, e.page})
    if (!part.empty()) out += (out.empty() ? "" : " ") + part;
  return out;
}

void write(const BibEntry& e, std::string& out) {
  const bool apart = container_field(e.kind) != "howpublished";
  out += "@" + std::string(type_of(e.kind)) + "{" + e.key;
  field("title", "{" + escaped(e.title) + "}", out);
  field("author", names(e.authors), out);
  field("editor", names(e.editors), out);
  field(container_field(e.kind), escaped(published_in(e)), out);
  if (apart) field("volume", escaped(e.volume), out), field("pages", escaped(e.last_page.empty() ? e.page : e.page + "--" + e.last_page), out);
  if (e.date.year != 0) field("year", std::to_string(e.date.year), out);
  if (e.date.month != 0) field("month", std::to_string(e.date.month), out);
  field("number", escaped(e.symbol), out);
  field("edition", escaped(e.edition), out);
  field("institution", escaped(e.court), out);
  field("publisher", escaped(e.publisher), out);
  field("isbn", escaped(e.isbn), out);
  field("doi", address(e.doi), out);
  field("url", address(e.url), out);
  field("note", address(e.archived), out);
  out += "\n}\n\n";
}

void begin(const ReportContext&, std::string&) {}
void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  out += "@comment{" + escaped(m.path + ": " + (m.error.empty() ? scope_words(context, m) : "It could not be read: " + m.error + ".")) + "}\n\n";
  for (const BibEntry& e : bibliography(context, m)) write(e, out);
}
void end(const ReportContext&, const Totals&, std::string&) {}

}  // namespace

extern const ReportFormat kReportFormat_bibtex;
const ReportFormat kReportFormat_bibtex{"bibtex", "the sources as BibTeX", begin, manuscript, end};

}  // namespace subcite
