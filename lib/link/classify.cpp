// Faults first, then walls, then status codes, then what the page says.
#include "link/classify.h"

#include "base/text.h"
#include "base/url.h"
#include "link/soft.h"
#include "link/wall.h"

namespace subcite {
namespace {

using io::HttpFault;

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

/// A fragment names a part of the page; those of scripts ("#/x", "#!x"), of text and of PDF viewers do not.
bool lacks_fragment(const std::string& url, const Page& page) {
  const std::string fragment = split_url(url).fragment;
  constexpr std::size_t kShell = 200;  // what is shown only when scripts have run cannot be looked through
  if (!page.html || (page.head.scripted && page.head.words.size() < kShell) || fragment.empty() || fragment == "top" || fragment.find_first_of("/!:=~{") != std::string::npos) return false;
  const std::string decoded = percent_decoded(fragment);
  if (trim(decoded).size() != decoded.size() || decoded.empty()) return false;  // no element is called so
  const std::string html = without_scripts(page.bytes);
  const auto has = [&](const std::string& name) { return has_fragment(html, name); };
  return !has(fragment) && !has(replaced(decoded, "&", "&amp;")) && !has(decoded) && !has("user-content-" + fragment);
}

bool moved_for_good(const std::string& url, const std::vector<Hop>& hops, const std::string& final_url) {
  for (const Hop& hop : hops)
    if ((hop.http_status == 301 || hop.http_status == 308) && normalised_url(url) != normalised_url(final_url)) return true;
  return false;
}

/// What Perma.cc says of a record: it answers 200 for one that holds nothing, and 403 for what its owner keeps to himself.
bool says_of_record(const std::string& url, const Page& page, std::string_view words) { return split_url(url).host == "perma.cc" && lower_ascii(page.head.words).find(words) != std::string::npos; }

/// A page that answers 2xx: is it the cited one?
void judge_page(const std::string& url, const std::vector<Hop>& hops, const Page& page, Verdict& v) {
  LinkResult& r = v.result;
  r.status = LinkStatus::Ok;
  r.detail.clear();
  const auto verdict = [&](LinkStatus status, std::string detail) { r.status = status, r.detail = std::move(detail); };
  if (page.bomb) return verdict(LinkStatus::TooLarge, "more than 32 MiB when decoded");
  if (page.empty) return verdict(LinkStatus::Soft404, "the answer is empty");
  if (says_of_record(r.final_url, page, "was unable to archive the contents of this link")) return verdict(LinkStatus::Soft404, "Perma.cc could not catch the page, and the record is empty");
  if (says_of_record(r.final_url, page, "has not yet finished archiving")) return verdict(LinkStatus::Blocked, "Perma.cc has not finished the record");
  const bool login = !hops.empty() && is_login_address(r.final_url) && !is_login_address(url);
  if (login || (is_login_page(page) && !is_login_address(url))) return verdict(LinkStatus::Blocked, "the site asks to log in");
  if (!hops.empty() && is_cookie_address(r.final_url) && !is_cookie_address(url)) return verdict(LinkStatus::Blocked, "the site asks for consent or cookies that it did not get");
  if (!hops.empty() && is_wall_address(r.final_url) && !is_wall_address(url)) return verdict(LinkStatus::Blocked, "the site leads programs to a page that blocks them");
  const Suspicion suspicion = suspicion_of(url, r.final_url + (hops.empty() ? "" : hops.back().route), !hops.empty(), page);
  if (suspicion.sure) return verdict(LinkStatus::Soft404, suspicion.why);
  v.suspicion = suspicion.why;
  if (lacks_fragment(url, page)) r.detail = "the page has no part “" + split_url(url).fragment + "”";
  if (moved_for_good(url, hops, r.final_url)) r.status = LinkStatus::Moved;
}

LinkStatus status_of(int http_status) {
  if (http_status == 404 || http_status == 410 || is_redirect(http_status)) return LinkStatus::Broken;
  return http_status >= 500 && http_status != 999 ? LinkStatus::ServerError : LinkStatus::Blocked;
}

}  // namespace

bool is_redirect(int status) { return status == 301 || status == 302 || status == 303 || status == 307 || status == 308; }

bool is_of_body(io::HttpFault fault) { return fault == HttpFault::TooLarge || fault == HttpFault::Reset || fault == HttpFault::NotHttp || fault == HttpFault::Timeout; }

bool may_pass(const io::HttpAnswer& answer) {
  const int status = answer.exchange.http_status;
  if (answer.fault != HttpFault::None && (status == 404 || status == 410 || is_redirect(status))) return false;  // the head has said it all
  switch (answer.fault) {
    case HttpFault::None: return answer.exchange.http_status == 429 || (answer.exchange.http_status >= 500 && answer.exchange.http_status != 999);
    case HttpFault::NameServers:
    case HttpFault::Reset:
    case HttpFault::Timeout: return true;
    default: return false;
  }
}

bool never_reached(const io::HttpAnswer& answer) {
  switch (answer.fault) {
    case HttpFault::NoSuchName:
    case HttpFault::NameServers:
    case HttpFault::Refused:
    case HttpFault::Tls: return true;
    case HttpFault::Reset:
    case HttpFault::Timeout: return !answer.connected;
    default: return false;
  }
}

std::string refresh_target(const Page& page, const std::string& url) {
  const std::string& content = page.head.refresh;
  const std::size_t cut = content.find_first_of(";,");
  const auto seconds = to_number(trim(std::string_view(content).substr(0, std::min(cut, content.find('.')))));
  constexpr std::uint32_t kMostSeconds = 10;
  if (cut == std::string::npos || !seconds || *seconds > kMostSeconds) return {};
  std::string_view target = trim(std::string_view(content).substr(cut + 1));
  if (target.size() > 4 && equals_ignoring_case(target.substr(0, 3), "url")) {
    target = trim(target.substr(3));
    if (target.starts_with('=')) target = trim(target.substr(1));
  }
  if (target.size() > 1 && (target[0] == '"' || target[0] == '\'')) target = target.substr(1, target.find(target[0], 1) - 1);
  const std::string base = page.head.base.empty() ? url : resolve_url(url, page.head.base);
  const std::string next = target.empty() ? std::string() : encoded_url(resolve_url(base, target));
  return next == url ? std::string() : next;
}

Verdict classify(const std::string& url, const std::vector<Hop>& hops, const io::HttpAnswer& last, const Page& page) {
  Verdict v;
  LinkResult& r = v.result;
  r = fault_result(last);
  for (const Hop& hop : hops) r.redirects.push_back(hop.url);
  if (!r.redirects.empty()) r.redirects.erase(r.redirects.begin());
  if (!hops.empty()) r.redirects.push_back(last.exchange.url);
  r.http_status = last.exchange.http_status;
  r.final_url = last.exchange.url;
  const bool told = r.http_status >= 400;  // whatever the body would say
  if (last.fault != HttpFault::None && !(told && is_of_body(last.fault))) return v;
  r.content_type = header_of(last.exchange, "Content-Type");
  r.page = page.facts;
  r.detail = "HTTP " + std::to_string(r.http_status);
  const Wall wall = wall_of(last.exchange, page);
  if (!wall.name.empty()) {
    r.status = LinkStatus::Blocked;
    r.detail = (r.http_status < 300 ? std::string() : r.detail + ": ") + wall.name;
    r.wall_in_page = !wall.in_headers && r.http_status < 300;
  } else if (r.http_status >= 300) {
    r.status = status_of(r.http_status);
    if (says_of_record(r.final_url, page, "this record is private")) r.detail += ": the record is private";
    if (is_redirect(r.http_status)) r.detail += ", a redirect that leads nowhere";
  } else {
    judge_page(url, hops, page, v);
  }
  return v;
}

}  // namespace subcite
