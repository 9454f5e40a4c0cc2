// Faults first, then status codes, then what the page says.
#include "link/classify.h"

#include "base/text.h"
#include "base/url.h"
#include "link/page.h"

namespace subcite {
namespace {

using io::HttpFault;

constexpr std::size_t kMostDecoded = 32U << 20U;

LinkResult fault_result(const io::HttpAnswer& answer) {
  LinkResult r;
  r.detail = answer.detail;
  switch (answer.fault) {
    case HttpFault::NoSuchName: r.status = LinkStatus::DnsError, r.unknown_name = true; break;
    case HttpFault::NameServers: r.status = LinkStatus::DnsError; break;
    case HttpFault::Refused: r.status = LinkStatus::ConnectionError, r.refused_connection = true; break;
    case HttpFault::Reset:
    case HttpFault::NotHttp: r.status = LinkStatus::ConnectionError; break;
    case HttpFault::Tls: r.status = LinkStatus::TlsError; break;
    case HttpFault::Timeout: r.status = LinkStatus::Timeout; break;
    case HttpFault::TooLarge:
    case HttpFault::HeadersTooLarge: r.status = LinkStatus::TooLarge; break;
    case HttpFault::ForbiddenAddress: r.status = LinkStatus::Refused; break;
    case HttpFault::Malformed: r.status = LinkStatus::Malformed; break;
    default: r.status = LinkStatus::Skipped; break;
  }
  return r;
}

std::size_t segments(std::string_view path) {
  std::size_t count = 0;
  for (const std::string_view part : split(path, '/')) count += part.empty() ? 0 : 1;
  return count;
}

bool is_home(const std::string& url) {
  const UrlParts parts = split_url(url);
  const std::string path = lower_ascii(parts.path);
  return !parts.has_query && (segments(path) == 0 || path == "/index.html" || path == "/home" || path == "/index.php");
}

bool is_search(const std::string& url) {
  const UrlParts parts = split_url(url);
  return lower_ascii(parts.path).find("/search") != std::string::npos;
}

bool is_login(const std::string& url) {
  const std::string path = lower_ascii(split_url(url).path);
  for (const std::string_view word : {"/login", "/signin", "/sign-in", "/sso/", "/authenticate"})
    if (path.find(word) != std::string::npos) return true;
  return false;
}

void soft(LinkResult& r, std::string detail) {
  r.status = LinkStatus::Soft404;
  r.detail = std::move(detail);
}

/// A page that answers 2xx: is it the cited one?
void judge_page(const std::string& url, const std::vector<Hop>& hops, const Exchange& exchange, LinkResult& r) {
  const bool redirected = !hops.empty();
  const std::string type = lower_ascii(r.content_type);
  const bool html = type.empty() || type.find("html") != std::string::npos;
  const PageText page = decoded_body(exchange, kMostDecoded);
  if (page.bomb) {
    r.status = LinkStatus::TooLarge;
    r.detail = "more than 32 MiB when decoded";
    return;
  }
  if (html) r.title = title_of(page.bytes);
  if (exchange.body.empty()) return soft(r, "the answer is empty");
  if (redirected && is_login(r.final_url) && !is_login(url)) {
    r.status = LinkStatus::Blocked;
    r.detail = "the site asks to log in";
    return;
  }
  if (html && says_bot_wall(r.title)) {
    r.status = LinkStatus::Blocked;
    r.detail = "the site keeps programs out (“" + r.title + "”)";
    return;
  }
  if (html && says_not_found(r.title)) return soft(r, "the page calls itself “" + r.title + "”");
  if (html && says_parked(r.title, page.bytes)) return soft(r, "a parked domain");
  const bool deep = segments(split_url(url).path) >= 2;
  if (redirected && deep && is_home(r.final_url)) return soft(r, "redirected to the site’s home page");
  if (redirected && deep && is_search(r.final_url) && !is_search(url)) return soft(r, "redirected to a search page");
  const std::string fragment = split_url(url).fragment;
  if (html && !fragment.empty() && fragment.find_first_of("/!:=~{") == std::string::npos && !has_fragment(page.bytes, fragment)) r.detail = "the page has no part “" + fragment + "”";
}

bool moved_for_good(const std::string& url, const std::vector<Hop>& hops, const std::string& final_url) {
  for (const Hop& hop : hops)
    if ((hop.http_status == 301 || hop.http_status == 308) && normalised_url(url) != normalised_url(final_url)) return true;
  return false;
}

}  // namespace

bool is_redirect(int status) { return status == 301 || status == 302 || status == 303 || status == 307 || status == 308; }

bool may_pass(const io::HttpAnswer& answer) {
  switch (answer.fault) {
    case HttpFault::None: return answer.exchange.http_status == 429 || answer.exchange.http_status >= 500;
    case HttpFault::NameServers:
    case HttpFault::Reset:
    case HttpFault::Timeout: return true;
    default: return false;
  }
}

LinkResult classify(const std::string& url, const std::vector<Hop>& hops, const io::HttpAnswer& last) {
  LinkResult r = fault_result(last);
  for (const Hop& hop : hops) r.redirects.push_back(hop.url);
  if (!r.redirects.empty()) r.redirects.erase(r.redirects.begin());
  if (!hops.empty()) r.redirects.push_back(last.exchange.url);
  r.http_status = last.exchange.http_status;
  r.final_url = last.exchange.url;
  if (last.fault != HttpFault::None) return r;
  r.content_type = header_of(last.exchange, "Content-Type");
  const int status = r.http_status;
  r.detail = "HTTP " + std::to_string(status);
  if (status == 404 || status == 410) r.status = LinkStatus::Broken;
  else if (status >= 500 && status != 999) r.status = LinkStatus::ServerError;
  else if (status >= 400) r.status = LinkStatus::Blocked;
  else if (is_redirect(status)) r.status = LinkStatus::Broken;
  else {
    r.detail.clear();
    r.status = LinkStatus::Ok;
    judge_page(url, hops, last.exchange, r);
    if (r.status == LinkStatus::Ok && moved_for_good(url, hops, r.final_url)) r.status = LinkStatus::Moved;
    return r;
  }
  if (status == 503 && says_bot_wall(title_of(decoded_body(last.exchange, kMostDecoded).bytes))) r.status = LinkStatus::Blocked;
  return r;
}

}  // namespace subcite
