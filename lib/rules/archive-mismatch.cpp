// U010: an archived copy is of the page that is cited, was made after the page, and has an address that its archive
// gives.
#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/url.h"
#include "facts/table.h"
#include "facts/words.h"
#include "rules/days.h"
#include "rules/evidence.h"

namespace subcite {

extern const Rule kRule_archive_mismatch;

namespace {

using namespace rules_support;

constexpr std::string_view kWayback = "web.archive.org/web/";

struct Capture {
  std::string stamp;   // its digits
  std::string target;  // the page it is of
};

/// "…/web/20151208124302id_/http://…"; no target for an address of another form.
Capture capture_of(std::string_view url) {
  Capture c;
  const std::size_t at = url.find(kWayback);
  if (at == std::string_view::npos) return c;
  const std::string_view rest = url.substr(at + kWayback.size());
  const std::size_t slash = rest.find('/');
  if (slash == std::string_view::npos) return c;
  for (const char d : rest.substr(0, slash)) {
    if (d < '0' || d > '9') break;
    c.stamp += d;
  }
  c.target = std::string(rest.substr(slash + 1));
  return c;
}

/// Host and path, folded.
std::pair<std::string, std::string> page_of(std::string_view url) {
  const std::string whole = url.find("://") == std::string_view::npos ? "http://" + std::string(url) : std::string(url);
  std::string host = site_of(whole);
  if (host.starts_with("amp.")) host.erase(0, 4);
  std::string path = lower_ascii(percent_decoded(split_url(whole).path));
  for (const std::string_view tail : {"index.html", "index.htm", "index.php"})
    if (path.ends_with(tail)) path.erase(path.size() - tail.size());
  while (path.ends_with('/')) path.pop_back();
  return {host, path};
}

std::string_view last_step(std::string_view path) { return path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/')); }

bool is_another_page(std::string_view cited, std::string_view target) {
  const auto [host, path] = page_of(cited);
  const auto [other_host, other_path] = page_of(target);
  if (host == other_host && path == other_path) return false;
  if (other_path.empty()) return !path.empty() && host != other_host;  // of the same site, it may be where the page led by then
  return last_step(path) != last_step(other_path) && !path.empty();
}

bool is_calendar_time(std::string_view stamp) {
  if (stamp.size() < 4 || stamp.size() > 14) return stamp.empty();
  const auto part = [&](std::size_t at) { return stamp.size() >= at + 2 ? to_number(stamp.substr(at, 2)).value_or(0) : 1; };
  const std::uint32_t year = to_number(stamp.substr(0, 4)).value_or(0);
  constexpr std::uint32_t kAhead = 2;  // the tables may be older than the manuscript
  const std::uint32_t latest = to_number(facts::kTablesDay.substr(0, 4)).value_or(2100) + kAhead;
  return year >= 1996 && year <= latest && part(4) >= 1 && part(4) <= 12 && part(6) >= 1 && part(6) <= days_in_month(part(4), year) && (stamp.size() < 10 || part(8) <= 23) && (stamp.size() < 12 || part(10) <= 59) && (stamp.size() < 14 || part(12) <= 60);
}

bool is_before(std::string_view stamp, const Date& published) {
  if (stamp.size() < 8 || published.day == 0 || published.month == 0) return false;
  const auto made = read_day(std::string(stamp.substr(0, 4)) + "-" + std::string(stamp.substr(4, 2)) + "-" + std::string(stamp.substr(6, 2)));
  return made && day_number(*made) + 2 < day_number(published);
}

bool is_perma_code(std::string_view code) {
  const auto plain = [](std::string_view part) { return std::all_of(part.begin(), part.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }); };
  const std::size_t dash = code.find('-');
  if (dash == std::string_view::npos) return code.starts_with('0') && code.size() >= 9 && code.size() <= 12 && plain(code);
  return (dash == 4 || dash == 3) && code.size() == dash + 5 && plain(code.substr(0, dash)) && plain(code.substr(dash + 1));
}

std::string perma_code(std::string_view url) {
  const UrlParts parts = split_url(url.starts_with("perma.cc/") ? "https://" + std::string(url) : std::string(url));
  if (parts.host != "perma.cc") return {};
  std::string_view path = parts.path;
  while (path.starts_with('/')) path.remove_prefix(1);
  return std::string(path.substr(0, path.find('/')));
}

std::string fault_of(const View& view, const Citation& c, std::string_view archive) {
  const std::string code = perma_code(archive);
  if (!code.empty()) return is_perma_code(code) ? "" : "A perma.cc code has four letters or digits, a hyphen and four more; this one is " + quoted(code) + ".";
  const Capture capture = capture_of(archive);
  if (capture.target.empty()) return {};
  if (!is_calendar_time(capture.stamp)) return quoted(capture.stamp) + " is no time of a capture.";
  if (!c.url.empty() && is_another_page(view.at(c.url), capture.target)) return "The archived copy is of another page, " + quoted(capture.target) + ".";
  const bool dated = c.kind == Kind::News || c.kind == Kind::Web || c.kind == Kind::PressRelease;
  if (dated && is_before(capture.stamp, c.date)) return "The copy was made on " + capture.stamp.substr(0, 4) + "-" + capture.stamp.substr(4, 2) + "-" + capture.stamp.substr(6, 2) + ", before the page was published.";
  return {};
}

/// Nothing to speak of is in both titles, and each is long enough to tell.
bool calls_itself_otherwise(const PageFacts& page, std::string_view cited) {
  return facts::significant_words(page.title + " " + page.other_title).size() >= 3 && share_of_title(page, cited).value_or(1) < 0.2;
}

/// What fetching the copy has shown: a wall that was caught instead of the page, another page, another time.
std::string fault_of_copy(const View& view, const Citation& c, const LinkResult& r) {
  if (r.status == LinkStatus::Blocked && r.wall_in_page) return "The archived copy shows " + r.detail + " instead of the page.";
  if (r.status == LinkStatus::Blocked && r.detail.ends_with("the record is private")) return "The archived copy is private: no reader can open it.";
  if (r.status == LinkStatus::Soft404) return "The address of the archived copy answers without the page" + (r.detail.empty() ? std::string() : ": " + r.detail) + ".";
  if (!answers(r.status)) return {};
  const Capture asked = capture_of(view.at(c.archive_url));
  const Capture given = capture_of(r.final_url);
  if (!given.target.empty() && !c.url.empty() && is_another_page(view.at(c.url), given.target)) return "The archived copy leads to one of another page, " + quoted(given.target) + ".";
  if (asked.stamp.size() >= 8 && given.stamp.size() >= 8 && asked.stamp.substr(0, 6) != given.stamp.substr(0, 6)) return "The archived copy leads to one of another time: of " + given.stamp.substr(0, 4) + "-" + given.stamp.substr(4, 2) + "-" + given.stamp.substr(6, 2) + ", not " + asked.stamp.substr(0, 4) + "-" + asked.stamp.substr(4, 2) + "-" + asked.stamp.substr(6, 2) + ".";
  if (calls_itself_otherwise(r.page, view.at(c.title))) return "The archived copy calls itself " + quoted(r.page.title, 90) + ", not " + quoted(view.at(c.title), 90) + ".";
  return {};
}

/// The day of a capture; nothing for a stamp without one.
std::optional<Date> day_of_capture(std::string_view stamp) {
  if (stamp.size() < 8) return std::nullopt;
  return read_day(std::string(stamp.substr(0, 4)) + "-" + std::string(stamp.substr(4, 2)) + "-" + std::string(stamp.substr(6, 2)));
}

/// Captures made after the manuscript's own day. More than a few of them, and that day is a template's.
std::vector<std::size_t> made_later(const View& view) {
  constexpr std::size_t kFew = 3;
  const auto own = own_day(view);
  std::vector<std::size_t> later;
  for (std::size_t i = 0; own && i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const auto made = c.form == Form::Full && !c.archive_url.empty() ? day_of_capture(capture_of(view.at(c.archive_url)).stamp) : std::nullopt;
    if (made && day_number(*made) > day_number(*own) + 1) later.push_back(i);
  }
  return later.size() > kFew ? std::vector<std::size_t>{} : later;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::vector<std::size_t> later = made_later(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.archive_url.empty() || c.url == c.archive_url) continue;
    std::string fault = fault_of(view, c, view.at(c.archive_url));
    if (fault.empty() && std::find(later.begin(), later.end(), i) != later.end()) fault = "The copy was made after the manuscript’s own day.";
    const LinkResult* fetched = result_at(view, view.at(c.archive_url));
    if (fault.empty() && fetched != nullptr) fault = fault_of_copy(view, c, *fetched);
    if (!fault.empty()) report(out, kRule_archive_mismatch, view, static_cast<CitationIndex>(i), c.archive_url, fault, "Look up the copy of the cited page.");
  }
}

}  // namespace

const Rule kRule_archive_mismatch{"U010", "archive-mismatch", "Archived address is of another page, or its date or code cannot be right", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R33.6.3; Bluebook R. 18.2.1(d)", check};

}  // namespace subcite
