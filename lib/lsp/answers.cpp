// Places of the text become places of the source, and these positions in the file they lie in.
#include "lsp/answers.h"

#include <algorithm>

#include "base/text.h"
#include "report/inspect.h"
#include "report/listing.h"
#include "report/markdown_text.h"

namespace subcite::lsp {
namespace {

using nlohmann::json;

json to_json(Position p) { return {{"line", p.line}, {"character", p.character}}; }

int severity_of(Severity severity) { return severity == Severity::Error ? 1 : severity == Severity::Warning ? 2
                                                                                                            : 3; }

bool touches(Span a, Span b) { return a.begin <= b.end && b.begin <= a.end; }

/// What a page says before its cases, its first lines left out.
std::string explanation_in(const std::string& page) {
  const std::size_t begin = page.find("-->");
  if (begin == std::string::npos) return {};
  const std::string_view rest = std::string_view(page).substr(begin + 3);
  return std::string(trim(rest.substr(0, rest.find("\n## "))));
}

}  // namespace

json Answers::range(const Sheet& sheet, Span source) const {
  return {{"start", to_json(sheet.lines.position_of(source.begin - sheet.source.begin))}, {"end", to_json(sheet.lines.position_of(source.end - sheet.source.begin))}};
}

const Sheet* Answers::sheet_of(std::uint32_t source) const {
  for (const Sheet& sheet : sheets_)
    if (sheet.source.contains(source) || (&sheet == &sheets_.back() && source == sheet.source.end)) return &sheet;
  return nullptr;
}

json Answers::location(Span source) const {
  const Sheet* sheet = sheet_of(source.begin);
  return sheet == nullptr ? json() : json{{"uri", sheet->uri}, {"range", range(*sheet, source)}};
}

json Answers::location_of(CitationIndex i) const { return location(m_.document.origins.source_of(m_.citations[static_cast<std::size_t>(i)].core)); }

json Answers::location_of_note(std::int32_t note) const { return location(m_.document.origins.source_of(m_.document.notes[static_cast<std::size_t>(note)].text)); }

/// Of a finding whose words are not in the text, by its place.
Span Answers::source_of(const Finding& f) const {
  if (!f.place) return m_.document.origins.source_of(f.span);
  for (const Sheet& sheet : sheets_)
    if (sheet.part == f.place->part) return {sheet.source.begin + sheet.lines.byte_of_place(f.place->line, f.place->column), sheet.source.begin + sheet.lines.byte_of_place(f.place->end_line, f.place->end_column)};
  return {};
}

json Answers::diagnostic(const Finding& f, const Sheet& sheet, Span source) const {
  json out{{"range", range(sheet, source)}, {"severity", severity_of(f.severity)}, {"source", "subcite"}, {"code", f.rule}, {"message", told(f)}, {"data", {{"fingerprint", f.fingerprint}}}};
  for (const Related& related : f.related) {
    json at = related.citation >= 0 ? location_of(related.citation) : related.note >= 0 ? location_of_note(related.note)
                                                                                        : json();
    if (!at.is_null()) out["relatedInformation"].push_back({{"location", std::move(at)}, {"message", related.message}});
  }
  return out;
}

json Answers::diagnostics(const Sheet& sheet) const {
  json out = json::array();
  for (const Finding& f : m_.findings) {
    const Span source = source_of(f);
    if (f.suppressed.empty() && sheet_of(source.begin) == &sheet) out.push_back(diagnostic(f, sheet, source));
  }
  for (const Citation& c : m_.citations) {
    const Span source = m_.document.origins.source_of(c.raw);
    if (c.form == Form::Unknown && sheet_of(source.begin) == &sheet) out.push_back({{"range", range(sheet, source)}, {"severity", 4}, {"source", "subcite"}, {"code", "unread"}, {"message", "This looks like a citation and could not be read: " + std::string(c.unread_reason) + "."}});
  }
  return out;
}

/// The innermost.
CitationIndex Answers::citation_at(std::uint32_t source) const {
  CitationIndex best = -1;
  std::uint32_t smallest = 0;
  for (std::size_t i = 0; i < m_.citations.size(); ++i) {
    const Span at = m_.document.origins.source_of(m_.citations[i].raw);
    if (m_.citations[i].form == Form::Unknown || !touches(at, {source, source}) || (best >= 0 && at.size() >= smallest)) continue;
    best = static_cast<CitationIndex>(i);
    smallest = at.size();
  }
  return best;
}

std::int32_t Answers::note_called_at(std::uint32_t source) const {
  for (const CallOut& call : m_.document.callouts)
    if (touches(call.source, {source, source})) return call.note;
  return -1;
}

json Answers::hover(const Sheet& sheet, Position at, const std::function<std::string(std::string_view)>& explain) const {
  const std::uint32_t source = sheet.source.begin + sheet.lines.byte_of(at);
  std::string words;
  Span place{source, source};
  const CitationIndex i = citation_at(source);
  if (i >= 0) {
    place = m_.document.origins.source_of(m_.citations[static_cast<std::size_t>(i)].raw);
    for (const std::string& line : reference_lines(m_, i)) words += (words.empty() ? "**" : "\n- ") + plain_markdown(line) + (words.empty() ? "**\n" : "");
  }
  for (const Finding& f : m_.findings) {
    const Span span = source_of(f);
    if (!f.suppressed.empty() || !touches(span, {source, source})) continue;
    if (i < 0) place = span;
    words += (words.empty() ? "" : "\n\n---\n\n") + std::string("**") + std::string(f.rule) + " " + std::string(f.name) + ":** " + plain_markdown(told(f)) + "\n\n" + explanation_in(explain(f.rule));
  }
  return words.empty() ? json() : json{{"contents", {{"kind", "markdown"}, {"value", words}}}, {"range", range(sheet, place)}};
}

/// The full citation that it means; where several may be meant, all of them.
std::vector<CitationIndex> Answers::meant_by(CitationIndex i) const {
  const Reference& r = m_.index.references[static_cast<std::size_t>(i)];
  if (r.antecedent >= 0 && r.antecedent != i) return {r.antecedent};
  if (!r.candidates.empty()) return r.candidates;
  if (r.work >= 0) return {m_.index.works[static_cast<std::size_t>(r.work)].first};
  return r.step >= 0 ? std::vector<CitationIndex>{r.step} : std::vector<CitationIndex>{};
}

/// Of "supra note 12": the first number it names.
std::int32_t Answers::note_named(const Citation& c) const {
  const std::string_view words = m_.document.at(c.supra_note);
  const auto value = to_number(words.substr(0, words.find_first_not_of("0123456789")));
  const std::vector<std::int32_t> meant = value ? m_.document.notes_meant(*value, c.note) : std::vector<std::int32_t>();
  return meant.empty() ? -1 : meant.front();
}

json Answers::definition(const Sheet& sheet, Position at) const {
  const std::uint32_t source = sheet.source.begin + sheet.lines.byte_of(at);
  const auto note_at = [&](std::int32_t note) { return note < 0 ? json::array() : json::array({location_of_note(note)}); };
  const CitationIndex i = citation_at(source);
  if (i < 0) return note_at(note_called_at(source));
  const Citation& c = m_.citations[static_cast<std::size_t>(i)];
  if (c.form == Form::CrossReference || (c.form == Form::Infra && m_.index.references[static_cast<std::size_t>(i)].antecedent < 0)) return note_at(note_named(c));
  json out = json::array();
  for (const CitationIndex to : meant_by(i)) out.push_back(location_of(to));
  return out;
}

json Answers::references(const Sheet& sheet, Position at) const {
  json out = json::array();
  const CitationIndex i = citation_at(sheet.source.begin + sheet.lines.byte_of(at));
  const WorkIndex work = i < 0 ? -1 : m_.index.references[static_cast<std::size_t>(i)].work;
  if (work >= 0)
    for (const CitationIndex k : m_.index.works[static_cast<std::size_t>(work)].all) out.push_back(location_of(k));
  return out;
}

json Answers::actions(const Sheet& sheet, Position begin, Position end, const Planner& planner) const {
  json out = json::array();
  const Span asked{sheet.source.begin + sheet.lines.byte_of(begin), sheet.source.begin + sheet.lines.byte_of(end)};
  for (const Finding& f : m_.findings) {
    const Span source = source_of(f);
    if (!f.suppressed.empty() || !f.fix || sheet_of(source.begin) != &sheet || !touches(source, asked)) continue;
    const std::vector<SourceEdit> edits = planner(m_, f);
    json changes = json::object();
    for (const SourceEdit& edit : edits)
      if (const Sheet* of = sheet_of(edit.source.begin)) changes[of->uri].push_back({{"range", range(*of, edit.source)}, {"newText", edit.replacement}});
    if (changes.empty()) continue;
    out.push_back({{"title", f.fix->description + " (" + std::string(f.rule) + ")"}, {"kind", "quickfix"}, {"isPreferred", f.fix->safe}, {"diagnostics", json::array({diagnostic(f, sheet, source)})}, {"edit", {{"changes", std::move(changes)}}}});
  }
  return out;
}

}  // namespace subcite::lsp
