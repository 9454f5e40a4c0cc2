// The JSON report on the contract (fixtures/report/report.schema.json), streamed manuscript by
// manuscript.
#include "report/json_report.h"
#include "report/link_json.h"

#include <algorithm>

#include "base/text.h"
#include "report/format.h"
#include "report/listing.h"
#include "report/scope.h"
#include "report/stored.h"

namespace subcite {
namespace {

void write_place(JsonWriter& json, const Place& place) {
  json.begin_object();
  if (!place.part.empty()) json.member("part", place.part);
  json.member("line", std::uint64_t{place.line});
  json.member("column", std::uint64_t{place.column});
  json.member("end_line", std::uint64_t{place.end_line});
  json.member("end_column", std::uint64_t{place.end_column});
  json.member("offset", place.offset);
  json.end_object();
}

/// Against what the last run told.
void write_change(JsonWriter& json, const Change& change) {
  json.begin_object();
  json.member("errors", change.errors);
  json.member("warnings", change.warnings);
  json.member("style", change.style);
  json.member("links_broken", change.links_broken);
  json.end_object();
}

class ManuscriptWriter {
 public:
  ManuscriptWriter(JsonWriter& json, const ReportContext& context, const Manuscript& m) : context_(context), m_(m), d_(m.document), json_(json) {}

  void run() {
    json_.begin_object();
    json_.member("path", m_.path);
    json_.member("format", m_.error.empty() ? name_of(d_.format) : "other");
    if (!m_.error.empty()) json_.member("error", m_.error);
    list("notes", d_.notes, [&](const Note& n) { note(n); });
    json_.key("citations");
    json_.begin_array();
    for (std::size_t i = 0; i < m_.citations.size(); ++i)
      if (m_.citations[i].form != Form::Unknown) citation(i);
    json_.end_array();
    json_.key("unread");
    json_.begin_array();
    for (const Citation& c : m_.citations)
      if (c.form == Form::Unknown) unread(c);
    json_.end_array();
    list("authorities", m_.index.works, [&](const Work& w) { authority(w); });
    list("findings", m_.findings, [&](const Finding& f) { finding(f); });
    json_.key("links");
    json_.begin_array();
    for (std::size_t i = 0; i < m_.links.size(); ++i) write_link(json_, m_.document, m_.links[i], m_.results[i]);
    json_.end_array();
    list("remarks", d_.remarks, [&](const Remark& r) { remark(r); });
    json_.key("checked");
    json_.begin_object();
    for (const auto& [name, words] : scope_of(context_, m_)) json_.member(lower_ascii(name), words);
    json_.end_object();
    if (context_.change.any()) json_.key("change"), write_change(json_, context_.change);
    json_.end_object();
  }

 private:
  template <class Items, class Each>
  void list(std::string_view key, const Items& items, Each each) {
    json_.key(key);
    json_.begin_array();
    for (const auto& item : items) each(item);
    json_.end_array();
  }

  void spans(std::string_view key, const std::vector<Span>& items) {
    list(key, items, [&](Span s) { json_.string(d_.at(s)); });
  }

  void place(std::string_view key, const Place& at) {
    json_.key(key);
    write_place(json_, at);
  }

  [[nodiscard]] std::string id(CitationIndex i) const {
    const Citation& c = m_.citations[static_cast<std::size_t>(i)];
    return id_of(c, d_.notes[c.note].label);
  }

  [[nodiscard]] bool has_id(CitationIndex i) const { return i >= 0 && m_.citations[static_cast<std::size_t>(i)].form != Form::Unknown; }

  void note(const Note& n) {
    json_.begin_object();
    json_.member("label", n.label);
    json_.member_or_null("number", n.number);
    json_.member("text", d_.at(n.text));
    json_.key("callout");
    if (n.called) write_place(json_, n.callout_place);
    else json_.null();
    place("location", n.place);
    json_.end_object();
  }

  void citation(std::size_t i) {
    const Citation& c = m_.citations[i];
    const Reference& r = m_.index.references[i];
    json_.begin_object();
    json_.member("id", id(static_cast<CitationIndex>(i)));
    json_.member("note", d_.notes[c.note].label);
    json_.member("index", std::uint64_t{c.index});
    json_.member("form", name_of(c.form));
    json_.member_or_null("kind", name_of(c.kind));
    json_.member_or_null("signal", c.signal_name);
    authors(c);
    json_.member_or_null("title", d_.at(c.form == Form::Full ? c.title : c.short_title));
    json_.member_or_null("container", d_.at(c.container));
    json_.member_or_null("volume", d_.at(c.volume));
    json_.member_or_null("page", d_.at(c.page));
    json_.member_or_null("pincite", d_.at(c.pincite));
    json_.member_or_null("year", c.date.year == 0 ? std::string() : std::to_string(c.date.year));
    json_.member_or_null("date", to_iso(c.date));
    json_.member_or_null("court", d_.at(c.court));
    json_.member_or_null("url", d_.at(c.url));
    json_.member_or_null("archive_url", d_.at(c.archive_url));
    json_.member_or_null("hereinafter", d_.at(c.hereinafter));
    json_.member_or_null("supra_note", d_.at(c.supra_note));
    list("parentheticals", c.parentheticals, [&](const Parenthetical& p) { json_.string(d_.at(p.inner)); });
    json_.member("nested", c.nested);
    json_.member_or_null("antecedent", has_id(r.antecedent) ? id(r.antecedent) : std::string());
    chain(i);
    json_.member("raw", d_.at(c.raw));
    place("location", d_.origins.place_of(c.raw));
    if (r.antecedent < 0 && !r.reason.empty()) json_.member("reason", r.reason);
    if (const Stored kept = stored_with(d_, c); kept.work != nullptr) stored(kept);
    json_.end_object();
  }

  /// What a reference manager keeps of it; only what it has.
  void stored(const Stored& kept) {
    const StoredWork& w = *kept.work;
    json_.key("stored");
    json_.begin_object();
    json_.member("manager", kept.manager);
    if (!w.authors.empty()) list("authors", w.authors, [&](const std::string& name) { json_.string(name); });
    for (const auto& [key, value] : {std::pair<std::string_view, const std::string&>{"title", w.title}, {"container", w.container}, {"volume", w.volume}, {"page", w.page}, {"year", w.year}, {"publisher", w.publisher}, {"doi", w.doi}, {"isbn", w.isbn}, {"url", w.url}})
      if (!value.empty()) json_.member(key, value);
    json_.end_object();
  }

  void authors(const Citation& c) {
    json_.key("authors");
    json_.begin_array();
    for (const Span& author : c.authors) json_.string(d_.at(author));
    if (c.et_al) json_.string("et al.");
    json_.end_array();
  }

  void chain(std::size_t i) {
    json_.key("chain");
    json_.begin_array();
    const std::vector<CitationIndex> walked = m_.index.chain(static_cast<CitationIndex>(i), chain_left_);
    chain_left_ -= std::min(walked.size(), chain_left_);
    for (const CitationIndex k : walked)
      if (has_id(k)) json_.string(id(k));
    json_.end_array();
  }

  void unread(const Citation& c) {
    json_.begin_object();
    json_.member("note", d_.notes[c.note].label);
    json_.member("raw", d_.at(c.raw));
    json_.member("reason", c.unread_reason);
    place("location", d_.origins.place_of(c.raw));
    json_.end_object();
  }

  void authority(const Work& w) {
    const Citation& first = m_.citations[static_cast<std::size_t>(w.first)];
    json_.begin_object();
    json_.member("id", id(w.first));
    json_.member_or_null("kind", name_of(first.kind));
    if (!first.title.empty()) json_.member("label", d_.at(first.title));
    list("citations", w.all, [&](CitationIndex i) { json_.string(id(i)); });
    json_.end_object();
  }

  void finding(const Finding& f) {
    json_.begin_object();
    json_.member("rule", f.rule);
    json_.member("name", f.name);
    json_.member("severity", name_of(f.severity));
    json_.member_or_null("note", label(f.note));
    json_.member_or_null("citation", has_id(f.citation) ? id(f.citation) : std::string());
    json_.member("message", f.message);
    json_.member("help", f.help);
    place("location", f.place ? *f.place : d_.origins.place_of(f.span));
    list("related", f.related, [&](const Related& r) {
      json_.begin_object();
      json_.member("note", label(r.note));
      json_.member_or_null("citation", has_id(r.citation) ? id(r.citation) : std::string());
      json_.member("message", r.message);
      json_.end_object();
    });
    json_.key("fix");
    if (f.fix) fix(*f.fix);
    else json_.null();
    if (!f.suppressed.empty()) json_.member("suppressed", true), json_.member("suppressed_by", f.suppressed);
    if (f.confirmed) json_.member("confirmed", true);
    json_.member("fingerprint", f.fingerprint);
    json_.end_object();
  }

  [[nodiscard]] std::string_view label(std::int32_t note) const {
    return note < 0 ? std::string_view() : std::string_view(d_.notes[static_cast<std::size_t>(note)].label);
  }

  /// The typefaces of new words: one for all of them, or those of some.
  void styles(const Edit& e) {
    const bool italic = e.runs->size() == 1 && e.runs->front().style == Style::Italic && e.runs->front().span.size() == e.replacement.size();
    if (italic) return json_.member("italic", true);
    list("styled", *e.runs, [&](const Run& run) {
      json_.begin_object();
      json_.member("text", slice(e.replacement, run.span));
      json_.member("style", run.style == Style::SmallCaps ? "small-caps" : "italic");
      json_.end_object();
    });
  }

  void fix(const Fix& f) {
    json_.begin_object();
    json_.member("description", f.description);
    json_.member("safe", f.safe);
    list("edits", f.edits, [&](const Edit& e) {
      json_.begin_object();
      place("location", d_.origins.place_of(e.span));
      json_.member("replacement", e.replacement);
      if (e.runs) styles(e);
      json_.end_object();
    });
    json_.end_object();
  }

  void remark(const Remark& r) {
    json_.begin_object();
    json_.member("message", r.message);
    json_.key("location");
    if (r.place) write_place(json_, *r.place);
    else json_.null();
    json_.end_object();
  }

  const ReportContext& context_;
  const Manuscript& m_;
  const Document& d_;
  JsonWriter& json_;
  // Chains of a hostile manuscript (ids without end) would grow with its square: all of them together have
  // this many links, a hundred times what an article needs.
  std::size_t chain_left_ = 200'000;
};

void begin(const ReportContext& context, std::string& out) {
  out += "{\n  \"schema\": \"subcite/1\",\n  \"tool\": {\"name\": \"subcite\", \"version\": \"" + context.version + "\"},\n  \"offline\": ";
  out += context.offline ? "true" : "false";
  out += ",\n  \"manuscripts\": [";
}

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  out += context.position == 0 ? "\n    " : ",\n    ";
  JsonWriter json(out, 2);
  write_manuscript(json, context, m);
}

void end(const ReportContext& context, const Totals& t, std::string& out) {
  out += "\n  ],\n  \"across\": ";
  JsonWriter across(out, 1);
  write_across(across, context);
  out += ",\n  \"shared\": ";
  JsonWriter shared(out, 1);
  write_shared(shared, context);
  out += ",\n  \"summary\": ";
  JsonWriter json(out, 1);
  write_summary(json, t);
  out += "\n}\n";
}

}  // namespace

void write_manuscript(JsonWriter& json, const ReportContext& context, const Manuscript& m) { ManuscriptWriter(json, context, m).run(); }

namespace {

void write_across_place(JsonWriter& json, const AcrossPlace& place) {
  json.begin_object();
  json.member("note", place.note);
  json.member_or_null("citation", place.citation);
  json.member("message", place.title);
  json.member("path", place.path);
  json.key("location");
  write_place(json, place.place);
  json.end_object();
}

void write_across_finding(JsonWriter& json, const AcrossFinding& f) {
  json.begin_object();
  json.member("rule", f.rule);
  json.member("name", f.name);
  json.member("severity", name_of(f.severity));
  json.member_or_null("note", {});
  json.member_or_null("citation", {});
  json.member("message", f.message);
  json.member("help", f.help);
  json.key("location");
  write_place(json, f.places.front().place);
  json.key("related");
  json.begin_array();
  for (const AcrossPlace& place : f.places) write_across_place(json, place);
  json.end_array();
  json.key("fix");
  json.null();
  if (!f.suppressed.empty()) json.member("suppressed", true), json.member("suppressed_by", f.suppressed);
  if (f.confirmed) json.member("confirmed", true);
  json.member("fingerprint", f.fingerprint);
  json.end_object();
}

}  // namespace

void write_across(JsonWriter& json, const ReportContext& context) {
  json.begin_array();
  const auto write = [&](const AcrossFinding& f) { write_across_finding(json, f); };
  context.across.each(write);
  context.dismissed.each(write);
  json.end_array();
}

void write_shared(JsonWriter& json, const ReportContext& context) {
  json.begin_array();
  context.shared.works.each([&](const SharedWork& work) {
    json.begin_object();
    json.member("citation", work.words);
    json.member_or_null("kind", name_of(work.kind));
    json.member("papers", work.papers);
    json.key("first");
    json.begin_array();
    for (const AcrossPlace& place : work.places) write_across_place(json, place);
    json.end_array();
    json.end_object();
  });
  json.end_array();
}

void write_summary(JsonWriter& json, const Totals& t) {
  json.begin_object();
  json.member("manuscripts", t.manuscripts);
  json.member("unreadable", t.unreadable);
  json.member("notes", t.notes);
  json.member("citations", t.citations);
  json.member("errors", t.errors);
  json.member("warnings", t.warnings);
  json.member("style", t.style);
  json.member("suppressed", t.suppressed);
  json.member("links", t.links);
  json.member("links_broken", t.links_broken);
  json.end_object();
}

extern const ReportFormat kReportFormat_json;
const ReportFormat kReportFormat_json{"json", "the whole report, on the schema that `subcite schema` prints", begin, manuscript, end, false, false, nullptr, nullptr, true};

}  // namespace subcite
