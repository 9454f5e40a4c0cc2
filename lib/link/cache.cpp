// A row is one JSON object; what cannot be read is as if it were not there.
#include "link/cache.h"

#include "base/json.h"
#include "link/moment.h"

namespace subcite {
namespace {

using nlohmann::json;

constexpr int kVersion = 1;  // of the rows' form

json to_json(const LinkResult& r) {
  return {{"v", kVersion}, {"status", std::string(name_of(r.status))}, {"http_status", r.http_status}, {"final_url", r.final_url}, {"redirects", r.redirects}, {"detail", r.detail}, {"title", r.page.title}, {"other_title", r.page.other_title}, {"author", r.page.author}, {"site", r.page.site}, {"published", r.page.published}, {"content_type", r.content_type}, {"checked_at", r.checked_at}, {"unknown_name", r.unknown_name}, {"refused", r.refused_connection}, {"wall_in_page", r.wall_in_page}, {"snapshot_url", r.snapshot_url}};
}

std::optional<json> row_of(std::string_view value) {
  json row = json::parse(value, nullptr, false);
  if (!row.is_object() || !row.contains("v") || !row["v"].is_number_integer() || row["v"].get<std::int64_t>() != kVersion || !row.contains("status") || !row["status"].is_string()) return std::nullopt;
  return row;
}

bool flag_of(const json& row, const char* key) {
  const auto it = row.find(key);
  return it != row.end() && it->is_boolean() && it->get<bool>();
}

std::optional<LinkResult> result_of(const json& row) {
  const auto status = link_status_named(text_member(row, "status"));
  if (!status) return std::nullopt;
  LinkResult r;
  r.status = *status;
  if (row.contains("http_status") && row["http_status"].is_number_integer()) r.http_status = row["http_status"].get<int>();
  if (row.contains("redirects") && row["redirects"].is_array())
    for (const json& to : row["redirects"])
      if (to.is_string()) r.redirects.push_back(to.get<std::string>());
  r.final_url = text_member(row, "final_url");
  r.detail = text_member(row, "detail");
  r.page = {text_member(row, "title"), text_member(row, "other_title"), text_member(row, "author"), text_member(row, "site"), text_member(row, "published")};
  r.content_type = text_member(row, "content_type");
  r.checked_at = text_member(row, "checked_at");
  r.snapshot_url = text_member(row, "snapshot_url");
  r.wall_in_page = flag_of(row, "wall_in_page");
  r.unknown_name = flag_of(row, "unknown_name");
  r.refused_connection = flag_of(row, "refused");
  r.from_cache = true;
  return r;
}

}  // namespace

int hours_kept(const LinkResult& r) {
  constexpr int kDay = 24;
  if (r.http_status == 429 || r.http_status >= 500) return 0;
  switch (r.status) {
    case LinkStatus::Ok:
    case LinkStatus::Moved:
    case LinkStatus::TooLarge: return 7 * kDay;
    case LinkStatus::Broken:
    case LinkStatus::Soft404:
    case LinkStatus::Blocked:
    case LinkStatus::TlsError: return kDay;
    case LinkStatus::DnsError: return r.unknown_name ? kDay : 0;
    default: return 0;
  }
}

std::optional<CachedVerdict> LinkCache::find(const std::string& url, const std::string& now) {
  const auto value = store_.get(kLinkSpace, url);
  const auto row = value ? row_of(*value) : std::nullopt;
  auto result = row ? result_of(*row) : std::nullopt;
  if (!result) return std::nullopt;
  CachedVerdict known{std::move(*result), text_member(*row, "etag"), text_member(*row, "last_modified"), false};
  const auto hour_of = [](const Moment& m) { return seconds_of(m) / 3600; };
  const auto then = read_iso_time(known.result.checked_at);
  const auto here = read_iso_time(now);
  known.fresh = then && here && hour_of(*here) >= hour_of(*then) && hour_of(*here) - hour_of(*then) < hours_kept(known.result);
  return known;
}

void LinkCache::keep(const std::string& url, const LinkResult& result, const std::string& etag, const std::string& last_modified) {
  if (hours_kept(result) == 0) {
    static_cast<void>(store_.remove(kLinkSpace, url));
    return;
  }
  json row = to_json(result);
  row["etag"] = result.redirects.empty() ? etag : "";
  row["last_modified"] = result.redirects.empty() ? last_modified : "";
  // A full disk costs the cache, not the run.
  static_cast<void>(store_.put(kLinkSpace, url, row.dump(-1, ' ', false, json::error_handler_t::replace)));
}

std::vector<std::string> conditions_of(const CachedVerdict& known) {
  const auto safe = [](const std::string& value) { return value.find_first_of("\r\n") == std::string::npos; };
  std::vector<std::string> out;
  const bool page = answers(known.result.status);
  if (!page) return out;
  if (!known.etag.empty() && safe(known.etag)) out.push_back("If-None-Match: " + known.etag);
  if (!known.last_modified.empty() && safe(known.last_modified)) out.push_back("If-Modified-Since: " + known.last_modified);
  return out;
}

std::optional<CacheRow> cache_row(std::string_view key, std::string_view value) {
  const auto row = row_of(value);
  const auto result = row ? result_of(*row) : std::nullopt;
  if (!result) return std::nullopt;
  return CacheRow{std::string(key), result->status, result->checked_at};
}

}  // namespace subcite
