// Titles and headings are taken apart and compared whole; only what merely makes a page suspect is looked for within text.
#include "link/excuse.h"

#include <algorithm>

#include "base/lower.h"
#include "base/text.h"
#include "link/soft.h"

namespace subcite {
namespace {

/// Words that are left out of a sentence which only says that something is not there.
std::string without_fillers(const std::string& part) {
  std::string plain;
  for (const std::string_view word : split(part, ' '))
    if (!is_one_of(word, {"", "error", "http", "status", "code", "404", "410", "1", "hmm", "we're", "so", "unfortunately", "story", "post", "entry", "item", "product", "oops", "sorry", "whoops", "uh", "oh", "the", "this", "that", "your", "requested", "page", "file", "document", "article", "item", "content", "url", "resource", "object", "or", "directory", "site", "web"})) plain += (plain.empty() ? "" : " ") + std::string(word);
  return plain;
}

/// "The page you are looking for" is the page.
std::string without_clauses(std::string part) {
  for (const std::string_view mark : {":", "!", ",", ".", "(", ")", "#", "…", "?", "--", "\""}) part = replaced(std::move(part), mark, " ");
  for (const std::string_view clause : {" you are looking for", " you're looking for", " you were looking for", " you requested", " you have requested", " you've requested", " you asked for", " you are trying to reach", " you are trying to access", " you tried to reach", " you tried to access", " at this location", " at this address", " on this server", " on this site", " on this website", " or has been moved", " or has moved", " has moved or", " has been moved or", " may have been moved or", " seem to"}) part = replaced(std::move(part), clause, "");
  return part;
}

/// Sentences and headings of what a page shows, in lower case.
std::vector<std::string> sentences_of(const PageHead& head) {
  std::string marked;
  std::size_t from = 0;
  for (const std::size_t at : head.breaks) {
    marked += head.words.substr(from, at - from) + '\n';
    from = at;
  }
  marked = replaced(lower(marked + head.words.substr(from)), "’", "'");
  for (const std::string_view mark : {". ", "! ", "? ", "...", "…"}) marked = replaced(std::move(marked), mark, "\n");
  std::vector<std::string> out;
  for (const std::string_view sentence : split(marked, '\n'))
    if (const std::string_view plain = trim(sentence); !plain.empty()) out.emplace_back(plain);
  return out;
}

}  // namespace

bool is_not_found(std::string part) {
  part = without_clauses(std::move(part));
  if (is_one_of(without_fillers(part), {"not found", "could not be found", "couldn't be found", "can't be found", "cannot be found", "can not be found", "was not found", "does not exist", "doesn't exist", "no longer exists", "cannot be displayed", "can't be displayed", "we can't find", "we couldn't find", "we cannot find", "can't find", "we couldn't find what", "we can't find what", "we could not find", "is no longer here", "is not here", "isn't here", "no longer here", "has not been found"})) return true;
  const bool of_something = without_fillers(part) != std::string(trim(part)) && contains_any(part, {"page", "document", "article", "file", "content", "story", "post", "resource", "404", "410"});  // "item status: missing" is of a catalogue
  if (of_something && is_one_of(without_fillers(part), {"not available", "isn't available", "is not available", "unavailable", "is unavailable", "missing", "no longer available", "is no longer available", "removed", "has been removed", "deleted", "has been deleted"})) return true;
  const std::string plain(trim(part));
  return is_one_of(plain, {"page gone", "nothing found", "nothing was found", "it looks like nothing was found", "dokument nicht gefunden", "artikel nicht gefunden", "das angeforderte dokument wurde nicht gefunden", "die angeforderte seite wurde nicht gefunden", "die angeforderte seite konnte nicht gefunden werden", "die gewünschte seite wurde nicht gefunden", "die gewünschte seite konnte nicht gefunden werden", "la page demandée est introuvable", "la page demandée n'existe pas", "la page demandée n'existe plus", "la page demandée n'a pas été trouvée", "la page que vous recherchez n'existe pas", "document introuvable", "article introuvable", "la página solicitada no existe", "la página solicitada no se encuentra", "la página que busca no existe", "artículo no encontrado", "documento no encontrado", "la pagina richiesta non è stata trovata", "la pagina richiesta non esiste", "seite nicht gefunden", "nicht gefunden", "page non trouvée", "page introuvable", "página no encontrada", "pagina no encontrada", "pagina non trovata", "página não encontrada", "pagina niet gevonden", "sidan hittades inte", "sidan kunde inte hittas", "siden blev ikke fundet", "siden ble ikke funnet", "sivua ei löytynyt", "strona nie znaleziona", "nie znaleziono strony", "strona nie została znaleziona", "stránka nenalezena", "stránka nebyla nalezena", "az oldal nem található", "lapa nav atrasta", "pagina nu a fost găsită", "η σελίδα δεν βρέθηκε", "страница не найдена", "сторінку не знайдено", "էջը չի գտնվել", "הדף לא נמצא", "الصفحة غير موجودة", "không tìm thấy trang", "ページが見つかりません", "页面不存在", "页面未找到", "找不到页面", "找不到頁面", "페이지를 찾을 수 없습니다", "sayfa bulunamadı", "die seite wurde nicht gefunden", "diese seite wurde nicht gefunden", "diese seite existiert nicht", "diese seite existiert leider nicht", "diese seite existiert leider nicht mehr", "no se encontró la página", "la página no existe", "cette page n'existe pas", "cette page n'existe plus", "page inexistante", "esta página não existe", "404错误", "404 错误", "您访问的页面不存在", "找不到網頁", "お探しのページは見つかりませんでした", "お探しのページは見つかりません", "ページが見つかりませんでした", "halaman tidak ditemukan", "पृष्ठ नहीं मिला", "ไม่พบหน้าที่คุณต้องการ", "ไม่พบหน้า", "صفحه مورد نظر یافت نشد", "صفحه یافت نشد", "no s'ha trobat la pàgina", "pàgina no trobada", "страницата не е намерена", "stranica nije pronađena", "страница није пронађена", "stránka sa nenašla", "stránka nebola nájdená", "strani ni mogoče najti", "stran ni najdena", "puslapis nerastas", "lehte ei leitud", "lehekülge ei leitud"});
}

bool title_says_not_found(std::string_view title) {
  const std::vector<std::string> parts = title_parts(title);
  const bool bare = lower(title).starts_with("http status 404 ") || std::any_of(parts.begin(), parts.end(), [](const std::string& part) { return is_one_of(part, {"404", "error 404", "404 error", "error: 404", "http 404", "http error 404", "410", "410 gone", "404 page", "fehler 404", "erreur 404", "errore 404", "erro 404", "ошибка 404", "fout 404", "fel 404", "błąd 404", "hata 404", "chyba 404", "feil 404", "fejl 404"}); });
  return bare || std::any_of(parts.begin(), parts.end(), is_not_found);
}

bool excuses_itself(std::string_view words) {
  constexpr std::size_t kExcuse = 400;
  const std::string low = words.size() > kExcuse ? std::string() : replaced(lower(words), "’", "'");
  const auto has = [&](std::initializer_list<std::string_view> phrases) { return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) { return low.find(phrase) != std::string::npos; }); };
  return has({"page you requested", "page you have requested", "page you are looking for", "page you're looking for", "page you were looking for", "page you are trying to", "page you asked for", "requested page"}) && has({"could not be found", "couldn't be found", "cannot be found", "can't be found", "not found", "does not exist", "doesn't exist", "no longer", "not here", "isn't here", "has been removed", "has been deleted"});
}

std::size_t said(const PageHead& head) { return head.words.size() - std::min(head.linked, head.words.size()); }

bool says_it_is_gone(const PageHead& head) {
  constexpr std::size_t kLittle = 600;
  if (said(head) > kLittle) return false;
  const std::vector<std::string> sentences = sentences_of(head);
  return std::any_of(sentences.begin(), sentences.end(), [](const std::string& sentence) {
    const auto names = [&](std::string_view noun) { return (" " + sentence + " ").find(noun) != std::string::npos; };
    const bool of_something = names(" page") || names(" document ") || names(" article ") || names(" content ") || names(" file ") || names(" item ") || names(" story ") || names(" resource ");
    return of_something && is_not_found(sentence);
  });
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

}  // namespace subcite
