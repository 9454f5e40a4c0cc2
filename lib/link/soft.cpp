// First where the redirects end, then what the page calls itself, then what little it says.
#include "link/soft.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"

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

bool is_language(std::string_view step) {
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return step.size() == 2 ? letter(step[0]) && letter(step[1]) : step.size() == 5 && step[2] == '-' && letter(step[0]) && letter(step[3]);
}

bool is_front_name(std::string_view step) {
  const std::string_view stem = step.substr(0, step.find('.'));
  return is_one_of(stem, {"index", "home", "default", "homepage", "welcome", "main"});
}

bool asks_for_something(std::string_view query) {
  for (const std::string_view pair : split(query, '&')) {
    const std::string_view key = pair.substr(0, pair.find('='));
    if (!key.starts_with("utm_") && !is_one_of(key, {"", "ref", "redirected", "redirect", "from", "src", "source", "lang", "language", "fbclid", "gclid"}) && key.size() != pair.size()) return true;
  }
  return false;
}

bool is_home(const std::string& url) {
  const UrlParts parts = split_url(url);
  const std::vector<std::string> steps = steps_of(parts.path);
  if (asks_for_something(parts.query) || parts.fragment.starts_with("/") || parts.fragment.starts_with("!")) return false;
  return std::all_of(steps.begin(), steps.end(), [&](const std::string& step) { return is_language(step) || (is_front_name(step) && step == steps.back()); });
}

bool is_search(const std::string& url) {
  const UrlParts parts = split_url(url);
  const std::vector<std::string> steps = steps_of(parts.path);
  const bool named = std::any_of(steps.begin(), steps.end(), [](const std::string& step) { return step == "search" || step.starts_with("search.") || step == "suche" || step == "recherche" || step == "search-results"; });
  const std::string query = "&" + lower_ascii(parts.query);
  return named || (steps.empty() && (query.find("&s=") != std::string::npos || query.find("&q=") != std::string::npos));
}

bool is_error_address(const std::string& url) {
  for (const std::string& step : steps_of(split_url(url).path)) {
    const std::string stem = step.substr(0, step.find('.'));
    if (is_one_of(stem, {"404", "error", "errors", "error404", "notfound", "not-found", "not_found", "page-not-found", "pagenotfound", "page_not_found", "file-not-found", "filenotfound", "404-error", "error-404", "gone", "410"})) return true;
  }
  return false;
}

bool is_sale_address(const std::string& url) {
  const std::string host = split_url(url).host;
  for (const std::string_view shop : {"sedo.com", "dan.com", "afternic.com", "hugedomains.com", "buydomains.com", "parkingcrew.net", "bodis.com", "above.com", "undeveloped.com", "domainmarket.com"})
    if (host == shop || host.ends_with("." + std::string(shop))) return true;
  return false;
}

/// Another page than the cited one, by its last step.
bool ends_elsewhere(const std::string& url, const std::string& final_url) {
  const std::vector<std::string> cited = steps_of(split_url(url).path);
  const std::vector<std::string> last = steps_of(split_url(final_url).path);
  if (cited.empty() || last.empty()) return false;
  const std::string stem = cited.back().substr(0, cited.back().rfind('.'));
  const std::string whole = lower_ascii(split_url(final_url).path + '?' + split_url(final_url).query);
  return whole.find(stem) == std::string::npos;
}

/// "Error 404: Page not found" says nothing but that.
bool is_not_found(std::string part) {
  for (const std::string_view filler : {"error", "http", "status", "404", "410", "oops", "sorry", "whoops", "uh oh", "code", "the ", ":", "!", ",", ".", "(", ")", "#", "…"}) part = replaced(std::move(part), filler, " ");
  std::string plain;
  for (const char c : part)
    if (c != ' ' || (!plain.empty() && plain.back() != ' ')) plain += c;
  plain = std::string(trim(plain));
  return is_one_of(plain, {"not found", "page not found", "file not found", "content not found", "article not found", "document not found", "resource not found", "object not found", "url not found", "file or directory not found", "page cannot be found", "page can't be found", "page can not be found", "page could not be found", "page doesn't exist", "page does not exist", "page unavailable", "page not available", "page missing", "missing page", "page no longer exists", "this page does not exist", "this page doesn't exist", "this page isn't available", "page isn't available", "content unavailable", "content no longer available", "gone", "page gone", "page removed", "nothing found", "requested page could not be found", "requested url was not found", "we can't find that page", "we couldn't find that page", "seite nicht gefunden", "nicht gefunden", "page non trouvée", "page introuvable", "página no encontrada", "pagina no encontrada", "pagina non trovata", "página não encontrada", "pagina niet gevonden", "sidan hittades inte", "sidan kunde inte hittas", "siden blev ikke fundet", "sivua ei löytynyt", "strona nie znaleziona", "nie znaleziono strony", "stránka nenalezena", "страница не найдена", "сторінку не знайдено", "էջը չի գտնվել", "ページが見つかりません", "页面不存在", "页面未找到", "找不到页面", "페이지를 찾을 수 없습니다", "sayfa bulunamadı"});
}

bool title_says_not_found(std::string_view title) {
  const std::vector<std::string> parts = title_parts(title);
  const bool bare = std::any_of(parts.begin(), parts.end(), [](const std::string& part) { return is_one_of(part, {"404", "error 404", "404 error", "http 404", "410", "404 page"}); });
  return bare || std::any_of(parts.begin(), parts.end(), is_not_found);
}

bool title_hints(std::string_view title) {
  const std::string low = lower_ascii(title);
  const std::size_t at = low.find("404");
  const bool number = at != std::string::npos && (at == 0 || !is_word_byte(low[at - 1])) && (at + 3 >= low.size() || !is_word_byte(low[at + 3]));
  return number || low.find("not found") != std::string::npos || low.find("unavailable") != std::string::npos || low.find("does not exist") != std::string::npos || low.find("doesn't exist") != std::string::npos || low.find("no longer") != std::string::npos;
}

bool words_hint(std::string_view words) {
  const std::string low = replaced(lower_ascii(words), "’", "'");
  for (const std::string_view phrase : {"page you are looking for", "page you're looking for", "page you were looking for", "page you requested", "page you have requested", "requested page", "could not be found", "couldn't be found", "cannot be found", "can't be found", "was not found", "not found on this server", "no longer available", "no longer exists", "has been removed", "does not exist", "doesn't exist", "we can't find", "we couldn't find", "page not found", "has been deleted", "error 404", "404 error", "has expired", "nicht gefunden", "introuvable", "no encontrada", "non trovata", "não encontrada", "не найдена"})
    if (low.find(phrase) != std::string::npos) return true;
  return false;
}

bool says_parked(const Page& page) {
  const std::string low = lower_ascii(page.head.title + " " + page.head.words.substr(0, kNotLong));
  if (page.head.words.size() > kNotLong) return false;
  for (const std::string_view phrase : {"domain for sale", "domain is for sale", "domain name is for sale", "buy this domain", "domain may be for sale", "domain is parked", "parked domain", "parked free", "this domain has expired", "domain has been registered", "inquire about this domain", "make an offer on this domain", "this domain name is registered"})
    if (low.find(phrase) != std::string::npos) return true;
  for (const std::string_view script : {"sedoparking", "parkingcrew", "bodis.com", "parklogic", "domaincontrol.com/park", "cashparking", "/px.gif?ch="})
    if (page.bytes.substr(0, 60'000).find(script) != std::string::npos) return true;
  return false;
}

Suspicion by_address(const std::string& url, const std::string& final_url) {
  if (is_sale_address(final_url) && split_url(url).host != split_url(final_url).host) return {true, "redirected to a shop for domain names"};
  if (is_home(final_url) && !is_home(url)) return {true, "redirected to the site’s home page"};
  if (is_search(final_url) && !is_search(url)) return {true, "redirected to a search page"};
  if (is_error_address(final_url) && !is_error_address(url)) return {true, "redirected to the site’s error page"};
  if (ends_elsewhere(url, final_url)) return {false, "redirected to another page"};
  return {};
}

Suspicion by_words(const Page& page) {
  const std::string shown = "the page calls itself “" + page.head.title + "”";
  if (title_says_not_found(page.head.title)) return {page.head.words.size() < kShort, shown};
  const bool brief = page.head.words.size() < kNotLong;
  if (brief && title_says_not_found(page.head.heading)) return {page.head.words.size() < kShort, "the page is headed “" + page.head.heading + "”"};
  if (title_hints(page.head.title)) return {false, shown};
  if (brief && words_hint(page.head.words)) return {false, "the page says that something is not there"};
  return {};
}

}  // namespace

std::vector<std::string> title_parts(std::string_view title) {
  std::string marked = replaced(lower_ascii(title), "’", "'");
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

bool is_login_address(const std::string& url) {
  const UrlParts parts = split_url(url);
  const std::string first = parts.host.substr(0, parts.host.find('.'));
  if (is_one_of(first, {"login", "signin", "sso", "auth", "idp", "accounts", "shibboleth", "wayf", "openathens", "cas"})) return true;
  const std::vector<std::string> steps = steps_of(parts.path);
  return std::any_of(steps.begin(), steps.end(), [](const std::string& step) {
    const std::string stem = step.substr(0, step.find('.'));
    return is_one_of(stem, {"login", "log-in", "log_in", "logon", "signin", "sign-in", "sign_in", "signon", "sso", "auth", "authenticate", "authorize", "saml", "saml2", "oauth", "oauth2", "idp", "wayf", "shibboleth", "userlogin", "user-login", "loginpage", "login-required", "accountlogin"});
  });
}

Suspicion suspicion_of(const std::string& url, const std::string& final_url, bool redirected, const Page& page) {
  if (page.html && says_parked(page)) return {true, "a parked domain"};
  Suspicion found = redirected ? by_address(url, final_url) : Suspicion{};
  if (found.sure || !page.html) return found;
  const Suspicion words = by_words(page);
  return words.why.empty() || (!found.why.empty() && !words.sure) ? found : words;
}

}  // namespace subcite
