// U005: addresses that lead nowhere for other readers, or will soon: sessions, library proxies, shorteners, searches,
// private folders; and tracking keys that only follow the reader.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "base/url.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_url_unstable;

namespace {

using namespace rules_support;

bool ends_with_host(const std::string& host, std::string_view end) { return host == end || host.ends_with("." + std::string(end)); }

bool is_tracking(std::string_view key) {
  static constexpr std::array<std::string_view, 10> kKeys{"fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "_ga", "ref_src", "ref_url"};
  return key.starts_with("utm_") || std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

/// Sixteen letters and digits mixed, or more: a token of a session.
bool is_token(std::string_view value) {
  const bool letter = std::any_of(value.begin(), value.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  const bool digit = has_digit(value);
  return value.size() >= 16 && letter && digit && value.find_first_of(".-_/") == std::string_view::npos;
}

std::string trouble_of_query(const UrlParts& parts) {
  bool tracks = false;
  bool signature = false;
  bool expires = false;
  for (const std::string_view pair : split(parts.query, '&')) {
    const std::string key = lower_ascii(pair.substr(0, pair.find('=')));
    const std::string_view value = pair.find('=') == std::string_view::npos ? std::string_view() : pair.substr(pair.find('=') + 1);
    if (key == "sessionid" || key == "session_id" || key == "phpsessid" || key == "jsessionid" || ((key == "sid" || key == "token") && is_token(value))) return "The address belongs to one reader’s session.";
    if (key == "x-amz-signature") return "The address is signed and expires.";
    signature = signature || key == "signature";
    expires = expires || key == "expires";
    tracks = tracks || is_tracking(key);
  }
  if (signature && expires) return "The address is signed and expires.";
  return tracks ? "The address carries keys that follow the reader." : std::string();
}

/// "libproxy.", "proxy.lib." at the head of the host, or behind the labels of the host it stands for.
bool is_proxy_label(const std::string& host) {
  for (const std::string_view label : {".proxy.lib.", ".proxy.library.", ".libproxy."})
    if (host.starts_with(label.substr(1)) || host.find(label) != std::string::npos) return true;
  return false;
}

bool is_proxy(const UrlParts& parts) {
  const std::string& host = parts.host;
  return host.find(".ezproxy.") != std::string::npos || host.find("-ezproxy") != std::string::npos || host.starts_with("ezproxy.") || is_proxy_label(host) || (parts.path.ends_with("/login") && parts.query.starts_with("url="));
}

bool is_mirror(const UrlParts& parts) {
  const std::string& host = parts.host;
  const std::size_t labels = static_cast<std::size_t>(std::count(host.begin(), host.end(), '.')) + 1;
  const std::size_t first = host.find('.');
  const bool second_m = labels > 3 && host.substr(first + 1, 2) == "m.";
  const bool mobile = labels > 2 && (host.starts_with("m.") || host.starts_with("mobile.") || host.starts_with("amp."));
  return mobile || second_m || ends_with_host(host, "ampproject.org") || parts.path.ends_with("/amp") || parts.path.ends_with("/amp/");
}

std::string trouble_of(const UrlParts& parts, bool kept) {
  const std::string& host = parts.host;
  const auto any = [&](std::initializer_list<std::string_view> hosts) { return std::any_of(hosts.begin(), hosts.end(), [&](auto h) { return ends_with_host(host, h); }); };
  if (parts.scheme == "file" || host == "localhost" || host.starts_with("127.") || host.starts_with("10.") || host.starts_with("192.168.")) return "The address is one of the author’s own computer or network.";
  if (parts.path.find(";jsessionid=") != std::string::npos) return "The address belongs to one reader’s session.";
  if (is_proxy(parts)) return "The address goes through a library’s proxy.";
  if (any({"bit.ly", "t.co", "tinyurl.com", "lnkd.in", "goo.gl", "ow.ly", "is.gd", "buff.ly"})) return "The address is a short one that hides where it leads.";
  const bool google = host == "google.com" || host == "www.google.com";
  if ((google && (parts.path == "/search" || parts.path == "/url")) || (any({"bing.com"}) && parts.path == "/search") || (host == "duckduckgo.com" && parts.query.starts_with("q="))) return "The address is that of a search, not of its result.";
  if (any({"translate.goog"}) || host == "translate.google.com" || host == "webcache.googleusercontent.com") return "The address is that of a translation or a cache.";
  if (any({"westlaw.com"}) || host == "advance.lexis.com" || host == "plus.lexis.com") return "The address opens for subscribers of a database only.";
  if (ends_with_host(host, "academia.edu") && parts.path.starts_with("/download")) return "The address is one of a download that expires.";
  if (!kept && any({"drive.google.com", "docs.google.com", "dropbox.com", "1drv.ms", "onedrive.live.com", "sharepoint.com"})) return "The address is one of a private folder.";
  if (std::string query = trouble_of_query(parts); !query.empty()) return query;
  return is_mirror(parts) || (google && parts.path.starts_with("/amp/")) ? "The address is that of a mirror for telephones." : std::string();
}

/// The address without its tracking keys; empty where it has none.
std::string without_tracking(std::string_view url, const UrlParts& parts) {
  const std::size_t mark = url.find('?');
  if (mark == std::string_view::npos) return {};
  std::string query;
  bool dropped = false;
  for (const std::string_view pair : split(parts.query, '&')) {
    if (is_tracking(lower_ascii(pair.substr(0, pair.find('='))))) dropped = true;
    else query += (query.empty() ? "" : "&") + std::string(pair);
  }
  if (!dropped) return {};
  return std::string(url.substr(0, mark)) + (query.empty() ? "" : "?" + query) + (parts.fragment.empty() ? "" : "#" + parts.fragment);
}

/// The address that stands in one of a library’s proxy, of a session, of a mirror; empty where it does not show.
std::string own_address(std::string_view url, const UrlParts& parts) {
  const auto with_host = [&](std::string_view host) { return replaced(std::string(url), parts.host, std::string(host)); };
  if (url.find(parts.host) == std::string_view::npos) return {};
  for (const std::string_view key : {"url=", "q="})
    if ((is_proxy(parts) && parts.path.ends_with("/login") && parts.query.starts_with(key)) || (parts.path == "/url" && parts.query.starts_with(key) && parts.host.find("google.") != std::string::npos)) {
      const std::string inner = percent_decoded(std::string_view(parts.query).substr(key.size()).substr(0, key == "q=" ? parts.query.find('&') - key.size() : std::string::npos));
      return scheme_size(inner, 0) > 0 && inner.find(' ') == std::string::npos ? inner : std::string();
    }
  if (const std::size_t proxy = parts.host.find(".ezproxy."); proxy != std::string::npos && parts.host.substr(0, proxy).find('.') == std::string::npos && parts.host.substr(0, proxy).find('-') != std::string::npos && parts.host.substr(0, proxy).find("--") == std::string::npos) return with_host(replaced(parts.host.substr(0, proxy), "-", "."));
  if (const std::size_t session = url.find(";jsessionid="); session != std::string_view::npos) {
    const std::size_t end = std::min(url.find_first_of("?#", session), url.size());
    return std::string(url.substr(0, session)) + std::string(url.substr(end));
  }
  if (const std::size_t second = parts.host.find(".m."); second != std::string::npos && is_mirror(parts)) return with_host(parts.host.substr(0, second) + parts.host.substr(second + 2));
  if (is_mirror(parts) && parts.path.ends_with("/amp") && !parts.has_query && url.ends_with("/amp")) return std::string(url.substr(0, url.size() - 4));
  return {};
}

/// "file:///C:/mud.pdf", which no one takes for an address of the web.
void check_files(const View& view, std::size_t note, Findings& out) {
  const Span span = view.document.notes[note].text;
  const std::size_t at = view.at(span).find("file:/");
  if (at == std::string_view::npos || (at > 0 && is_word_byte(view.at(span)[at - 1]))) return;
  const std::size_t end = std::min(view.at(span).find_first_of(" >;)]", at), view.at(span).size());
  report_note(out, kRule_url_unstable, view, static_cast<std::int32_t>(note), {span.begin + static_cast<std::uint32_t>(at), span.begin + static_cast<std::uint32_t>(end)}, "The address is one of the author’s own computer or network.", "Cite the page’s own lasting address.");
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) check_files(view, n, out);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.url.empty() || c.form == Form::Unknown || c.quoted) continue;
    const std::string_view url = view.at(c.url);
    const UrlParts parts = split_url(url);
    if (is_archive_host(site_of(url))) continue;
    const bool kept = !c.archive_url.empty() || view.at(c.raw).find("on file with") != std::string_view::npos;
    std::string trouble = trouble_of(parts, kept);
    if (trouble.empty()) continue;
    Finding& f = report(out, kRule_url_unstable, view, static_cast<CitationIndex>(i), c.url, std::move(trouble), "Cite the page’s own lasting address.");
    if (const std::string own = own_address(url, parts); !own.empty()) f.fix = Fix{"Write " + own, false, {{c.url, own}}};
    if (const std::string clean = f.fix ? std::string() : without_tracking(url, parts); !clean.empty()) f.fix = Fix{"Leave the tracking keys out", true, {{c.url, clean}}};
  }
}

}  // namespace

const Rule kRule_url_unstable{"U005", "url-unstable", "Session, tracking, proxy, shortener, search or private URL", Severity::Warning, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R33.6.4; Bluebook R. 18.2.1", check};

}  // namespace subcite
