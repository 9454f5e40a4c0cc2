// One request at a time, as the services ask; a busy one is waited for, one that fails three times is left alone.
#include "link/snapshots.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "base/url.h"
#include "link/fetch.h"
#include "link/moment.h"
#include "link/pace.h"

namespace subcite {
namespace {

constexpr int kMostFailures = 3;
constexpr std::int64_t kLongestWait = 30'000;

/// The time of a memento as 19941106084937; empty where it is none.
std::string stamp_of(std::string_view date) {
  const auto m = read_http_date(date);
  if (!m) return {};
  std::string out = std::to_string(m->year);
  out.insert(0, 4 - std::min<std::size_t>(out.size(), 4), '0');
  for (const unsigned part : {m->month, m->day, m->hour, m->minute, m->second}) out += (part < 10 ? "0" : "") + std::to_string(part);
  return out;
}

/// Days between two stamps, near enough to compare: months of 31 days.
std::int64_t distance(std::string_view a, std::string_view b) {
  const auto days = [](std::string_view stamp) {
    const auto part = [&](std::size_t at, std::size_t size) { return static_cast<std::int64_t>(to_number(stamp.size() >= at + size ? stamp.substr(at, size) : "0").value_or(0)); };
    return part(0, 4) * 372 + part(4, 2) * 31 + part(6, 2);
  };
  return std::abs(days(a) - days(b));
}

/// Nothing in it that could break a line or speak to a terminal.
bool is_plain(std::string_view url) {
  return std::none_of(url.begin(), url.end(), [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
}

bool is_stamp(std::string_view text) { return text.size() == 14 && all_digits(text); }

}  // namespace

std::string snapshot_in_index(std::string_view json, const std::string& wayback) {
  const auto rows = nlohmann::json::parse(json, nullptr, false);
  if (!rows.is_array() || rows.size() < 2 || !rows[0].is_array() || !rows[1].is_array()) return {};
  std::string stamp;
  std::string original;
  for (std::size_t k = 0; k < std::min(rows[0].size(), rows[1].size()); ++k) {
    if (!rows[1][k].is_string()) continue;
    if (rows[0][k] == "timestamp") stamp = rows[1][k].get<std::string>();
    if (rows[0][k] == "original") original = rows[1][k].get<std::string>();
  }
  return is_stamp(stamp) && is_plain(original) && !original.empty() ? wayback + "/web/" + stamp + "/" + original : std::string();
}

std::string nearest_memento(std::string_view timemap, std::string_view day) {
  std::string best;
  std::int64_t least = 0;
  for (std::size_t open = timemap.find('<'); open != std::string_view::npos;) {
    const std::size_t close = timemap.find('>', open);
    if (close == std::string_view::npos) break;
    const std::string_view target = timemap.substr(open + 1, close - open - 1);
    open = timemap.find('<', close);
    const std::string_view attributes = timemap.substr(close + 1, std::min(open, timemap.size()) - close - 1);
    const std::size_t rel = attributes.find("rel=\"");
    const std::string_view kinds = rel == std::string_view::npos ? std::string_view() : attributes.substr(rel + 5, attributes.find('"', rel + 5) - rel - 5);
    const std::size_t date = attributes.find("datetime=\"");
    if (kinds.find("memento") == std::string_view::npos || date == std::string_view::npos || !target.starts_with("http") || !is_plain(target)) continue;
    const std::string stamp = stamp_of(attributes.substr(date + 10));
    if (stamp.empty()) continue;
    const std::int64_t far = day.empty() ? -distance(stamp, "0") : distance(stamp, day);
    if (best.empty() || far < least) best = std::string(target), least = far;
  }
  return best;
}

/// The body of a good answer; nothing where the service fails, which is counted.
std::optional<std::string> Snapshots::get(const std::string& url) {
  for (int tries = 0; tries < kMostFailures && failures_ < kMostFailures; ++tries) {
    io::HttpRequest request;
    request.url = url;
    request.body_limit = 8U << 20U;
    std::optional<io::HttpAnswer> answer = fetch(http_, environment_, std::move(request));
    if (!answer) return std::nullopt;
    const int status = answer->exchange.http_status;
    if (answer->fault == io::HttpFault::None && (status == 200 || status == 404)) {
      failures_ = 0;
      return status == 200 ? std::move(answer->exchange.body) : std::string();
    }
    if (status != 429 && status != 503) break;
    const std::int64_t wait = retry_after_ms(header_of(answer->exchange, "Retry-After"), clock_.now()).value_or(2000LL << static_cast<unsigned>(2 * tries));
    if (wait > kLongestWait) break;
    pause(http_, clock_, environment_, wait);
  }
  if (++failures_ >= kMostFailures && remark_.empty()) remark_ = "Snapshots were not looked for any further: the service did not answer three times in a row.";
  return std::nullopt;
}

std::string Snapshots::from_index(const std::string& url, const std::string& day) {
  std::string query = sources_.wayback + "/cdx/search/cdx?url=" + percent_encoded(url) + "&output=json&fl=timestamp,original,statuscode&filter=statuscode:200";
  query += day.empty() ? "&limit=-1" : "&closest=" + day + "&sort=closest&limit=1";
  const std::optional<std::string> rows = get(query);
  return rows ? snapshot_in_index(*rows, sources_.wayback) : std::string();
}

std::string Snapshots::from_timemap(const std::string& prefix, const std::string& url, const std::string& day) {
  const std::optional<std::string> map = get(prefix + url);
  return map ? nearest_memento(*map, day) : std::string();
}

std::string Snapshots::nearest(const std::string& url, const std::string& day) {
  std::string found;
  if (!sources_.wayback.empty()) found = from_index(url, day);
  for (const std::string& prefix : sources_.timemaps)
    if (found.empty()) found = from_timemap(prefix, url, day);
  return found;
}

}  // namespace subcite
