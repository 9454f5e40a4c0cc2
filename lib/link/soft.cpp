// First where the redirects end, then what the page calls itself, then what little it says.
#include "link/soft.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/lower.h"
#include "base/text.h"
#include "base/url.h"
#include "link/excuse.h"

namespace subcite {
namespace {

constexpr std::size_t kShort = 1500;  // bytes shown: room for an excuse, not for an article
constexpr std::size_t kNotLong = 4000;

std::vector<std::string> steps_of(std::string_view path) {
  std::vector<std::string> out;
  for (const std::string_view part : split(path, '/'))
    if (!part.empty()) out.push_back(lower_ascii(part));
  return out;
}

/// "en", "en-us", "us", "eng", "en.html"; not "ok".
bool is_language(std::string_view step) {
  step = step.substr(0, step.find('.'));
  const auto known = [](std::string_view two) { return is_one_of(two, {"en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "nb", "nn", "fi", "is", "pl", "cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg", "ro", "hu", "el", "tr", "ru", "uk", "be", "lt", "lv", "et", "ka", "hy", "az", "kk", "he", "ar", "fa", "ur", "hi", "bn", "th", "vi", "id", "ms", "zh", "ja", "ko", "sq", "mt", "ga", "cy", "eu", "ca", "gl", "lb", "sw", "us", "gb", "au", "nz", "ie", "at", "ch", "br", "mx", "cn", "jp", "tw", "in"}); };
  if (is_one_of(step, {"eng", "fre", "fra", "ger", "deu", "spa", "esp", "ita", "por", "rus"})) return true;
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return known(step) || (step.size() == 5 && (step[2] == '-' || step[2] == '_') && known(step.substr(0, 2)) && letter(step[3]) && letter(step[4]));
}

bool is_front_name(std::string_view step) {
  const std::string_view stem = step.substr(0, step.find('.'));
  return is_one_of(stem, {"index", "home", "default", "homepage", "welcome", "main", "portal", "accueil", "startseite", "inicio", "portada"});
}

/// Folders in which content systems keep the home page.
bool is_front_folder(std::string_view step) { return is_one_of(step, {"pages", "sitepages", "web", "guest", "home", "site", "content"}); }

bool asks_for_something(std::string_view query) {
  for (const std::string_view pair : split(query, '&')) {
    const std::string_view key = pair.substr(0, pair.find('='));
    if (!key.starts_with("utm_") && !is_one_of(key, {"", "ref", "redirected", "redirect", "from", "src", "source", "lang", "language", "fbclid", "gclid", "error", "err", "404", "notfound", "aspxerrorpath"}) && key.size() != pair.size()) return true;
  }
  return false;
}

/// "Part 404" is no error page: the number stands at the end, behind nothing but its like.
bool is_error_name(std::string_view stem) { return is_one_of(stem, {"404", "error", "errors", "error404", "notfound", "not-found", "not_found", "page-not-found", "pagenotfound", "page_not_found", "file-not-found", "filenotfound", "404-error", "error-404", "error-page", "errorpage", "error_page", "gone", "410", "suspendedpage"}); }

std::string_view stem_of(std::string_view step) { return step.substr(0, step.find('.')); }

bool is_search(const std::string& url) {
  const UrlParts parts = split_url(url);
  const std::vector<std::string> steps = steps_of(parts.path);
  const auto searches = [](const std::string& step) { return is_one_of(stem_of(step), {"search", "sitesearch", "site-search", "suche", "recherche", "search-results", "searchresults"}); };
  const bool named = !steps.empty() && (searches(steps.back()) || (searches(steps.front()) && is_one_of(stem_of(steps.back()), {"results", "result", "index"})));
  const std::string query = "&" + lower_ascii(parts.query);
  const std::size_t asked = std::min(query.find("&s="), query.find("&q="));
  return named || (steps.empty() && asked != std::string::npos && query.substr(asked, query.find('&', asked + 1) - asked).find('/') == std::string::npos);  // "?q=node/12" is a page
}

/// Nothing but words for errors and languages: "/en/errors/404.html".
bool is_error_address(const std::string& url) {
  const std::vector<std::string> steps = steps_of(split_url(url).path);
  return !steps.empty() && is_error_name(stem_of(steps.back())) && std::all_of(steps.begin(), steps.end(), [](const std::string& step) { return is_language(step) || is_error_name(stem_of(step)) || is_front_folder(step); });
}

/// Shops, and "ww1.eels.example/?subid1=", where shops put what they have.
bool is_sale_address(const std::string& url) {
  const UrlParts parts = split_url(url);
  const std::string& host = parts.host;
  const std::string first = host.substr(0, host.find('.'));
  if (first.size() > 2 && first.starts_with("ww") && first.find_first_not_of("0123456789", 2) == std::string::npos && parts.query.starts_with("subid1=")) return true;
  for (const std::string_view shop : {"sedo.com", "dan.com", "afternic.com", "hugedomains.com", "buydomains.com", "parkingcrew.net", "bodis.com", "above.com", "undeveloped.com", "domainmarket.com", "parkingpage.namecheap.com"})
    if (host == shop || host.ends_with("." + std::string(shop))) return true;
  return false;
}

/// Another page than the cited one, by its last step.
bool ends_elsewhere(const std::string& url, const std::string& final_url) {
  const std::vector<std::string> cited = steps_of(split_url(url).path);
  const std::vector<std::string> last = steps_of(split_url(final_url).path);
  if (cited.empty() || (last.empty() && !is_search(final_url))) return false;
  const std::string stem = cited.back().substr(0, cited.back().rfind('.'));
  const UrlParts there = split_url(final_url);
  const bool path_alone = is_search(final_url) || is_error_address(final_url);  // their queries repeat what was asked for
  return lower_ascii(path_alone ? there.path : there.path + '?' + there.query).find(stem) == std::string::npos;
}

bool is_host_like(std::string_view word) {
  const std::size_t dot = word.rfind('.');
  return dot != std::string_view::npos && dot > 0 && dot + 2 < word.size();
}

/// "eels.example - Buy this domain".
bool names_host(std::string_view title) {
  const std::vector<std::string_view> words = split(title, ' ');
  return std::any_of(words.begin(), words.end(), is_host_like);
}

/// "eels.example is for sale".
bool name_is_for_sale(std::string_view low) {
  for (std::size_t at = low.find(" is for sale"); at != std::string_view::npos; at = low.find(" is for sale", at + 1)) {
    const std::string_view before = low.substr(0, at);
    if (is_host_like(before.substr(before.rfind(' ') + 1))) return true;
  }
  return false;
}

/// A shop window for the name itself. Its words stand in articles about such names, too; its scripts do not.
Suspicion parked(const Page& page, const std::string& host) {
  if (page.head.words.size() < kShort)
    for (const std::string_view script : {"sedoparking", "parkingcrew", "bodis.com", "parklogic", "domaincontrol.com/park", "cashparking", "/px.gif?ch=", "data-adblockkey=", "adsense/domains/caf.js", "d38psrni17bvxu.cloudfront.net", "window.park = ", "window.park=", "location.href=\"/lander\"", "location.replace(\"/lander\")", "afternic.com/forsale/"})
      if (page.bytes.substr(0, 60'000).find(script) != std::string::npos) return {true, "a parked domain"};
  if (page.head.words.size() > kNotLong) return {};
  constexpr std::size_t kOffer = 400;  // bytes shown: of the offer and nothing else
  const bool says_no_more = page.head.words.size() < kOffer && names_host(page.head.title);
  const std::string low = lower_ascii(page.head.title + " " + page.head.words);
  for (const std::string_view phrase : {"domain for sale", "domain is for sale", "domain name is for sale", "website is for sale", "buy this domain", "domain may be for sale", "domain is parked", "parked domain", "parked free", "domain parking", "domain has expired", "domain has been registered", "inquire about this domain", "make an offer on this domain", "domain name is registered", "your first and best source for", "related searches", "domain has been suspended", "this domain is available for sale", "available for sale at", "for sale on", "steht zum verkauf", "domaine à vendre", "domain zu verkaufen", "dominio en venta", "dominio in vendita"})
    if (low.find(phrase) != std::string::npos) return {says_no_more && phrase.find("dom") != std::string_view::npos, "the page offers a domain name"};
  if (name_is_for_sale(low)) return {says_no_more, "the page offers a domain name"};
  if (low.find(host + " is for sale") != std::string::npos || low.find(host + " for sale") != std::string::npos || low.find("buy " + host) != std::string::npos) return {true, "the domain name is for sale"};
  const std::size_t name = low.find("domain name ");
  if (name != std::string::npos && low.substr(name, 200).find(" is for sale") != std::string::npos) return {false, "the page offers a domain name"};
  return {};
}

/// What a server shows that has no site of its own at this name.
bool is_default_page(const Page& page) {
  const std::string low = lower_ascii(page.head.title);
  const std::size_t shown = page.head.words.size();
  if (trim(page.head.words) == "It works!") return true;
  if (shown < kShort && (page.head.words.find("Future home of something quite cool") != std::string::npos || is_one_of(low, {"account suspended", "account has been suspended", "default page", "site not found", "domain not connected", "website moved"}))) return true;
  return shown < kNotLong && (is_one_of(low, {"welcome to nginx!", "iis windows server", "iis windows", "apache http server test page", "test page for the apache http server", "default web site page", "index of /", "default parallels plesk page", "domain default page", "web server's default page", "welcome to centos", "http server test page powered by centos-webpanel.com"}) || low.starts_with("apache2 ") || low.starts_with("registered at ") || low.starts_with("parked at ") || low.starts_with("test page for the nginx"));
}

/// Addresses that stand for others: where they lead is no other page.
bool is_resolver(const std::string& url) {
  return is_one_of(split_url(url).host, {"doi.org", "dx.doi.org", "hdl.handle.net", "bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "buff.ly", "tiny.cc", "is.gd", "purl.org", "n2t.net", "perma.cc", "ssrn.com", "nyti.ms", "wapo.st", "econ.st", "lnkd.in", "youtu.be", "rb.gy"});
}

Suspicion by_address(const std::string& url, const std::string& final_url) {
  if (is_sale_address(final_url) && split_url(url).host != split_url(final_url).host) return {true, "redirected to a shop for domain names"};
  if (is_resolver(url)) return {};
  if (is_home(final_url) && !is_home(url)) return {true, "redirected to the site’s home page"};
  if (!ends_elsewhere(url, final_url)) return {};
  if (is_search(final_url) && !is_search(url)) return {true, "redirected to a search page"};
  if (is_error_address(final_url) && !is_error_address(url)) return {true, "redirected to the site’s error page"};
  return {false, "redirected to another page"};
}

/// The first heading that is not the page's or the site's name.
bool is_first(const PageHead& head, const std::string& heading) {
  const auto other = std::find_if(head.headings.begin(), head.headings.end(), [&](const std::string& h) { return head.title.find(h) == std::string::npos; });
  return heading == head.heading || (other != head.headings.end() && *other == heading);
}

bool is_first_and_says_so(const PageHead& head, const std::string& heading) { return is_first(head, heading) && is_not_found(replaced(lower(heading), "’", "'")); }

Suspicion by_words(const Page& page) {
  const std::string shown = "the page calls itself “" + page.head.title + "”";
  const bool brief = said(page.head) < kShort;
  if (title_says_not_found(page.head.title)) return {brief, shown};
  if (excuses_itself(page.head.words) || says_it_is_gone(page.head)) return {true, "the page says that what was asked for is not there"};
  for (const std::string& heading : page.head.headings)
    if (title_says_not_found(heading)) return {brief && (page.head.title.empty() || is_first_and_says_so(page.head, heading)), "the page is headed “" + heading + "”"};  // many a page is headed 404 for its number
  if (title_hints(page.head.title)) return {false, shown};
  if (words_hint(page.head.words)) return {false, brief ? "the page says that something is not there" : "its words say that something is not there"};
  return {};
}

}  // namespace

bool is_home(const std::string& url) {
  const UrlParts parts = split_url(url);
  std::vector<std::string> steps = steps_of(parts.path);
  if (parts.fragment.starts_with("/") || parts.fragment.starts_with("!/"))  // a page within the page
    for (std::string& step : steps_of(parts.fragment.substr(parts.fragment.find('/')))) steps.push_back(std::move(step));
  if (asks_for_something(parts.query) || (parts.fragment.starts_with("!") && !parts.fragment.starts_with("!/"))) return false;
  if (steps.empty()) return true;
  const bool front = is_front_name(steps.back()) || is_language(steps.back());
  return front && std::all_of(steps.begin(), steps.end() - 1, [](const std::string& step) { return is_language(step) || is_front_folder(step); });
}

std::vector<std::string> title_parts(std::string_view title) {
  std::string marked = replaced(lower(title), "’", "'");
  for (const std::string_view rule : {" | ", " - ", " – ", " — ", " · ", " » ", " « ", " :: ", " • ", "|", " / "}) marked = replaced(std::move(marked), rule, "\n");
  std::vector<std::string> out;
  for (std::string_view part : split(marked, '\n')) {
    part = trim(part);
    while (ends_with_any(part, {".", "!", "?", " ", ":"})) part.remove_suffix(1);
    if (part.ends_with("…")) part.remove_suffix(3);
    if (!part.empty()) out.emplace_back(part);
  }
  return out;
}

/// The first step says so, or the last.
bool is_login_address(const std::string& url) {
  const UrlParts parts = split_url(url);
  const std::string first = parts.host.substr(0, parts.host.find('.'));
  const bool deep = std::count(parts.host.begin(), parts.host.end(), '.') > 1;  // "login.gov" is a site of its own
  if (deep && is_one_of(first, {"login", "signin", "sso", "auth", "idp", "accounts", "shibboleth", "wayf", "openathens", "cas", "adfs"})) return true;
  std::vector<std::string> steps = steps_of(parts.path);
  std::erase_if(steps, [](const std::string& step) { return is_language(step); });
  const auto asks = [](const std::string& step) { return is_one_of(stem_of(step), {"login", "log-in", "log_in", "logon", "signin", "sign-in", "sign_in", "signon", "sso", "auth", "authenticate", "authorize", "saml", "saml2", "oauth", "oauth2", "idp", "wayf", "shibboleth", "userlogin", "user-login", "loginpage", "login-required", "accountlogin", "adfs"}); };
  return !steps.empty() && (asks(steps.front()) || asks(steps.back()));
}

bool is_wall_address(const std::string& url) {
  const std::vector<std::string> steps = steps_of(split_url(url).path);
  if (steps.size() == 1 && is_one_of(stem_of(steps.back()), {"challenge", "blocked", "unblock"})) return true;  // deeper, a page may be called so
  return !steps.empty() && is_one_of(stem_of(steps.back()), {"captcha", "recaptcha", "sgcaptcha", "access-denied", "accessdenied", "access_denied", "bot-check", "botcheck", "human-verification", "are-you-human", "robot-check"});
}

bool is_cookie_address(const std::string& url) {
  const UrlParts parts = split_url(url);
  const std::vector<std::string> steps = steps_of(parts.path);
  const bool consent = parts.host.starts_with("consent.") || (!steps.empty() && ((steps.front() == "consent" && parts.has_query) || is_one_of(stem_of(steps.back()), {"collectconsent", "gdpr-consent"})));
  return consent || (!steps.empty() && steps.back().find("cookie") != std::string::npos);
}

Suspicion suspicion_of(const std::string& url, const std::string& final_url, bool redirected, const Page& page) {
  Suspicion shop = page.html ? parked(page, split_url(url).host) : Suspicion{};
  if (shop.sure) return shop;
  if (page.html && is_default_page(page)) return {true, "the page calls itself “" + page.head.title + "”"};
  Suspicion found = redirected ? by_address(url, final_url) : Suspicion{};
  if (found.sure) return found;
  if (!page.plain_words.empty() && is_not_found(lower(page.plain_words))) return {true, "the answer is “" + page.plain_words + "”"};
  if (!page.html) return found;
  if (!shop.why.empty()) return shop;
  Suspicion words = by_words(page);
  if (words.why.empty() && lower_ascii(split_url(url).path).ends_with(".pdf")) words.why = "a web page answers in place of a PDF";
  return words.why.empty() || (!found.why.empty() && !words.sure) ? found : words;
}

}  // namespace subcite
