// First where the redirects end, then what the page calls itself, then what little it says.
#include "link/soft.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/lower.h"
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

/// "en", "en-us", "eng", "en.html".
bool is_language(std::string_view step) {
  step = step.substr(0, step.find('.'));
  if (is_one_of(step, {"eng", "fre", "fra", "ger", "deu", "spa", "esp", "ita", "por", "rus"})) return true;
  const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
  return step.size() == 2 ? letter(step[0]) && letter(step[1]) : step.size() == 5 && step[2] == '-' && letter(step[0]) && letter(step[3]);
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
    if (!key.starts_with("utm_") && !is_one_of(key, {"", "ref", "redirected", "redirect", "from", "src", "source", "lang", "language", "fbclid", "gclid"}) && key.size() != pair.size()) return true;
  }
  return false;
}

/// "Part 404" is no error page: the number stands at the end, behind nothing but its like.
bool is_error_name(std::string_view stem) { return is_one_of(stem, {"404", "error", "errors", "error404", "notfound", "not-found", "not_found", "page-not-found", "pagenotfound", "page_not_found", "file-not-found", "filenotfound", "404-error", "error-404", "gone", "410", "suspendedpage"}); }

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
  return !steps.empty() && is_error_name(stem_of(steps.back())) && std::all_of(steps.begin(), steps.end(), [](const std::string& step) { return is_language(step) || is_error_name(stem_of(step)) || step == "pages"; });
}

bool is_sale_address(const std::string& url) {
  const std::string host = split_url(url).host;
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

/// Words that are left out of a sentence which only says that something is not there.
std::string without_fillers(const std::string& part) {
  std::string plain;
  for (const std::string_view word : split(part, ' '))
    if (!is_one_of(word, {"", "error", "http", "status", "code", "404", "410", "1", "hmm", "we're", "so", "unfortunately", "story", "post", "entry", "product", "oops", "sorry", "whoops", "uh", "oh", "the", "this", "that", "your", "requested", "page", "file", "document", "article", "item", "content", "url", "resource", "object", "or", "directory", "site", "web"})) plain += (plain.empty() ? "" : " ") + std::string(word);
  return plain;
}

/// "Error 404: Page not found" says nothing but that.
bool is_not_found(std::string part) {
  for (const std::string_view mark : {":", "!", ",", ".", "(", ")", "#", "…", "?"}) part = replaced(std::move(part), mark, " ");
  if (is_one_of(without_fillers(part), {"not found", "could not be found", "couldn't be found", "can't be found", "cannot be found", "can not be found", "was not found", "does not exist", "doesn't exist", "no longer exists", "cannot be displayed", "can't be displayed", "we can't find", "we couldn't find", "we cannot find", "can't find", "we couldn't find what you were looking for", "we can't find what you're looking for", "you're looking for doesn't exist", "you are looking for does not exist", "you were looking for doesn't exist", "you requested could not be found", "you are looking for could not be found", "you were looking for could not be found"})) return true;
  const bool of_something = without_fillers(part) != std::string(trim(part));
  if (of_something && is_one_of(without_fillers(part), {"not available", "isn't available", "is not available", "unavailable", "is unavailable", "missing", "no longer available", "is no longer available", "removed", "has been removed", "deleted", "has been deleted"})) return true;
  const std::string plain(trim(part));
  return is_one_of(plain, {"page gone", "nothing found", "seite nicht gefunden", "nicht gefunden", "page non trouvée", "page introuvable", "página no encontrada", "pagina no encontrada", "pagina non trovata", "página não encontrada", "pagina niet gevonden", "sidan hittades inte", "sidan kunde inte hittas", "siden blev ikke fundet", "siden ble ikke funnet", "sivua ei löytynyt", "strona nie znaleziona", "nie znaleziono strony", "strona nie została znaleziona", "stránka nenalezena", "stránka nebyla nalezena", "az oldal nem található", "lapa nav atrasta", "pagina nu a fost găsită", "η σελίδα δεν βρέθηκε", "страница не найдена", "сторінку не знайдено", "էջը չի գտնվել", "הדף לא נמצא", "الصفحة غير موجودة", "không tìm thấy trang", "ページが見つかりません", "页面不存在", "页面未找到", "找不到页面", "找不到頁面", "페이지를 찾을 수 없습니다", "sayfa bulunamadı", "die seite wurde nicht gefunden", "diese seite wurde nicht gefunden", "diese seite existiert nicht", "diese seite existiert leider nicht", "diese seite existiert leider nicht mehr", "no se encontró la página", "la página no existe", "cette page n'existe pas", "cette page n'existe plus", "page inexistante", "esta página não existe", "404错误", "404 错误", "您访问的页面不存在", "找不到網頁", "お探しのページは見つかりませんでした", "お探しのページは見つかりません", "ページが見つかりませんでした", "halaman tidak ditemukan", "पृष्ठ नहीं मिला", "ไม่พบหน้าที่คุณต้องการ", "ไม่พบหน้า", "صفحه مورد نظر یافت نشد", "صفحه یافت نشد", "no s'ha trobat la pàgina", "pàgina no trobada", "страницата не е намерена", "stranica nije pronađena", "страница није пронађена", "stránka sa nenašla", "stránka nebola nájdená", "strani ni mogoče najti", "stran ni najdena", "puslapis nerastas", "lehte ei leitud", "lehekülge ei leitud"});
}

bool title_says_not_found(std::string_view title) {
  const std::vector<std::string> parts = title_parts(title);
  const bool bare = lower(title).starts_with("http status 404 ") || std::any_of(parts.begin(), parts.end(), [](const std::string& part) { return is_one_of(part, {"404", "error 404", "404 error", "error: 404", "http 404", "http error 404", "410", "410 gone", "404 page", "fehler 404", "erreur 404", "errore 404", "erro 404", "ошибка 404", "fout 404", "fel 404", "błąd 404", "hata 404", "chyba 404", "feil 404", "fejl 404"}); });
  return bare || std::any_of(parts.begin(), parts.end(), is_not_found);
}

/// A short page that speaks of the page one asked for, and says that it is not there.
bool excuses_itself(std::string_view words) {
  constexpr std::size_t kExcuse = 400;
  const std::string low = words.size() > kExcuse ? std::string() : replaced(lower(words), "’", "'");
  const auto has = [&](std::initializer_list<std::string_view> phrases) { return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) { return low.find(phrase) != std::string::npos; }); };
  return has({"page you requested", "page you have requested", "page you are looking for", "page you're looking for", "page you were looking for", "page you are trying to", "page you asked for", "requested page"}) && has({"could not be found", "couldn't be found", "cannot be found", "can't be found", "not found", "does not exist", "doesn't exist", "no longer", "not here", "isn't here", "has been removed", "has been deleted"});
}

bool words_hint(std::string_view words) {
  constexpr std::size_t kLooked = 8000;  // bytes: menus stand before an excuse, an article does not
  const std::string low = replaced(lower(words.substr(0, kLooked)), "’", "'");
  for (const std::string_view phrase : {"page you are looking for", "page you're looking for", "page you were looking for", "page you requested", "page you have requested", "requested page", "could not be found", "couldn't be found", "cannot be found", "can't be found", "was not found", "not found on this server", "no longer available", "no longer exists", "has been removed", "does not exist", "doesn't exist", "we can't find", "we couldn't find", "page not found", "has been deleted", "error 404", "404 error", "has expired", "nicht gefunden", "introuvable", "no encontrada", "non trovata", "não encontrada", "не найдена", "link you followed may be broken", "page may have been removed", "page may have been moved", "n'existe plus", "existiert nicht", "no existe", "не существует", "не знайдено", "δεν βρέθηκε", "見つかりません", "不存在", "找不到", "ไม่พบหน้า", "ไม่พบ"})
    if (low.find(phrase) != std::string::npos) return true;
  return false;
}

bool title_hints(std::string_view title) {
  const std::string low = lower(title);
  const std::size_t at = low.find("404");
  const bool number = at != std::string::npos && (at == 0 || !is_word_byte(low[at - 1])) && (at + 3 >= low.size() || !is_word_byte(low[at + 3]));
  return number || low.find("not found") != std::string::npos || low.find("unavailable") != std::string::npos || low.find("does not exist") != std::string::npos || low.find("doesn't exist") != std::string::npos || low.find("no longer") != std::string::npos || words_hint(title) || is_one_of(trim(low), {"error", "oops"}) || low.find("nothing here") != std::string::npos || low.find("coming soon") != std::string::npos || low.find("under construction") != std::string::npos || low.find("maintenance") != std::string::npos || low.find("broken link") != std::string::npos || low.find("invalid link") != std::string::npos || low.find("dead link") != std::string::npos;
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
    if (low.find(phrase) != std::string::npos) return {says_no_more, "the page offers a domain name"};
  if (name_is_for_sale(low)) return {says_no_more, "the page offers a domain name"};
  if (low.find(host + " is for sale") != std::string::npos || low.find(host + " for sale") != std::string::npos || low.find("buy " + host) != std::string::npos) return {true, "the domain name is for sale"};
  const std::size_t name = low.find("domain name ");
  if (name != std::string::npos && low.substr(name, 200).find(" is for sale") != std::string::npos) return {false, "the page offers a domain name"};
  return {};
}

/// What a server shows that has no site of its own at this name.
bool is_default_page(const Page& page) {
  const std::string low = lower_ascii(page.head.title);
  return trim(page.head.words) == "It works!" || page.head.words.starts_with("Future home of something quite cool") || (page.head.words.size() < kNotLong && (is_one_of(low, {"welcome to nginx!", "iis windows server", "iis windows", "account suspended", "apache http server test page", "test page for the apache http server", "default web site page", "index of /", "default parallels plesk page", "domain default page", "web server's default page", "welcome to centos", "http server test page powered by centos-webpanel.com", "default page", "site not found", "account has been suspended", "domain not connected", "website moved"}) || low.starts_with("apache2 ") || low.starts_with("registered at ") || low.starts_with("parked at ") || low.starts_with("test page for the nginx")));
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

Suspicion by_words(const Page& page) {
  const std::string shown = "the page calls itself “" + page.head.title + "”";
  if (title_says_not_found(page.head.title)) return {page.head.words.size() < kShort, shown};
  if (excuses_itself(page.head.words)) return {true, "the page says that what was asked for is not there"};
  const bool brief = page.head.words.size() < kShort;
  for (const std::string& heading : page.head.headings)
    if (title_says_not_found(heading)) return {brief && page.head.title.empty(), "the page is headed “" + heading + "”"};  // many a page is headed 404 for its number
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
