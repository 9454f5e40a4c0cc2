// The sources as CSL-JSON (Citation Style Language 1.0.2), which Zotero and pandoc take in: one array.
#include "report/bibliography.h"
#include "report/format.h"
#include "report/json_writer.h"

namespace subcite {
namespace {

std::string_view type_of(Kind kind) {
  switch (kind) {
    case Kind::Case:
    case Kind::IntlDecision: return "legal_case";
    case Kind::Statute:
    case Kind::Constitution: return "legislation";
    case Kind::Regulation: return "regulation";
    case Kind::Bill: return "bill";
    case Kind::Treaty: return "treaty";
    case Kind::UnDocument:
    case Kind::Report: return "report";
    case Kind::Book: return "book";
    case Kind::BookChapter: return "chapter";
    case Kind::JournalArticle: return "article-journal";
    case Kind::News: return "article-newspaper";
    case Kind::Web: return "webpage";
    case Kind::WorkingPaper: return "article";
    case Kind::PressRelease: return "post";
    default: return "document";
  }
}

void member_if(JsonWriter& json, std::string_view key, std::string_view value) {
  if (!value.empty()) json.member(key, value);
}

void names(JsonWriter& json, std::string_view key, const std::vector<BibName>& list) {
  if (list.empty()) return;
  json.key(key);
  json.begin_array();
  for (const BibName& name : list) {
    json.begin_object();
    if (name.given.empty()) json.member("literal", name.family);
    else json.member("family", name.family), json.member("given", name.given);
    member_if(json, "suffix", name.suffix);
    json.end_object();
  }
  json.end_array();
}

void issued(JsonWriter& json, const Date& date) {
  if (date.year == 0) return;
  json.key("issued");
  json.begin_object();
  json.key("date-parts");
  json.begin_array();
  json.begin_array();
  json.number(date.year);
  if (date.month != 0) json.number(date.month);
  if (date.month != 0 && date.day != 0) json.number(date.day);
  json.end_array();
  json.end_array();
  json.end_object();
}

void write(const BibEntry& e, std::string& out) {
  JsonWriter json(out, 1);
  json.begin_object();
  json.member("id", e.key);
  json.member("type", type_of(e.kind));
  json.member("title", e.title);
  names(json, "author", e.authors);
  names(json, "editor", e.editors);
  member_if(json, "container-title", e.container);
  member_if(json, "volume", e.volume);
  member_if(json, "page", e.last_page.empty() ? e.page : e.page + "-" + e.last_page);
  issued(json, e.date);
  member_if(json, "authority", e.court);
  member_if(json, "number", e.symbol);
  member_if(json, "edition", e.edition);
  member_if(json, "publisher", e.publisher);
  member_if(json, "DOI", e.doi);
  member_if(json, "ISBN", e.isbn);
  member_if(json, "URL", e.url);
  member_if(json, "note", e.archived);
  json.end_object();
}

void begin(const ReportContext&, std::string& out) { out += "["; }

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  bool filled = context.filled;
  for (const BibEntry& e : bibliography(context, m)) {
    out += filled ? ",\n  " : "\n  ";
    filled = true;
    write(e, out);
  }
}

void end(const ReportContext&, const Totals&, std::string& out) { out += "\n]\n"; }

}  // namespace

extern const ReportFormat kReportFormat_csl;
const ReportFormat kReportFormat_csl{"csl", "the sources as CSL-JSON, for Zotero and pandoc", begin, manuscript, end};

}  // namespace subcite
