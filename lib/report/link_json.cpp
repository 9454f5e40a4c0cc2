// Members in the order of the contract.
#include "report/link_json.h"

namespace subcite {
namespace {

void write_notes(JsonWriter& json, const Document& document, const Link& link) {
  json.key("notes");
  json.begin_array();
  std::int32_t last = -1;
  for (const UrlUse& use : link.uses) {
    if (use.note >= 0 && use.note != last) json.string(document.notes[static_cast<std::size_t>(use.note)].label);
    last = use.note;
  }
  json.end_array();
}

/// What the page says of itself, but for its title.
void write_page(JsonWriter& json, const PageFacts& page) {
  json.key("page");
  if (page.other_title.empty() && page.author.empty() && page.site.empty() && page.published.empty()) return json.null();
  json.begin_object();
  json.member_or_null("title", page.other_title);
  json.member_or_null("author", page.author);
  json.member_or_null("site", page.site);
  json.member_or_null("published", page.published);
  json.end_object();
}

void write_archive(JsonWriter& json, const ArchiveEntry& entry) {
  json.key("archive");
  if (entry.path.empty()) return json.null();
  json.begin_object();
  json.member("path", entry.path);
  json.member("record_id", entry.record_id);
  json.member("digest", entry.digest);
  json.end_object();
}

}  // namespace

void write_link(JsonWriter& json, const Document& document, const Link& link, const LinkResult& r, std::string_view manuscript) {
  json.begin_object();
  if (!manuscript.empty()) json.member("manuscript", manuscript);
  json.member("url", link.url);
  write_notes(json, document, link);
  json.member("status", name_of(r.status));
  json.key("http_status");
  r.http_status > 0 ? json.number(static_cast<std::uint64_t>(r.http_status)) : json.null();
  json.member_or_null("final_url", r.final_url);
  json.key("redirects");
  json.begin_array();
  for (const std::string& to : r.redirects) json.string(to);
  json.end_array();
  json.member_or_null("detail", r.detail);
  json.member_or_null("title", r.page.title);
  write_page(json, r.page);
  json.member_or_null("content_type", r.content_type);
  json.member_or_null("checked_at", r.checked_at);
  json.member("from_cache", r.from_cache);
  json.member_or_null("snapshot_url", r.snapshot_url);
  write_archive(json, r.archive);
  json.end_object();
}

}  // namespace subcite
