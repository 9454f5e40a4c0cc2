// One function a kind of place; the first that knows the source answers. The address forms are those that the services
// publish: govinfo's link service, Cornell LII, CourtListener's citation addresses, HUDOC, docs.un.org.
#include "report/pull.h"

#include <array>
#include <utility>

#include "base/text.h"
#include "base/url.h"
#include "facts/words.h"

namespace subcite {
namespace {

const std::string kGovinfo = "https://www.govinfo.gov/link/";

std::string digits_at(std::string_view words, std::size_t at) {
  std::string out;
  while (is_digit_at(words, at) || (at + 1 < words.size() && words[at] == ',' && is_digit_at(words, at + 1) && !out.empty())) {
    if (words[at] != ',') out += words[at];
    ++at;
  }
  return out;
}

/// The number behind the words, and what follows a hyphen or en dash: "Pub. L. No. 88-352" gives 88 and 352.
std::pair<std::string, std::string> two_numbers(std::string_view words, std::string_view lead) {
  const std::size_t found = words.find(lead);
  if (found == std::string_view::npos) return {};
  std::size_t at = found + lead.size();
  const std::string first = digits_at(words, at);
  at += first.size();
  if (words.substr(at).starts_with("–")) at += 3;
  else if (words.substr(at).starts_with("-")) at += 1;
  else return {};
  const std::string second = digits_at(words, at);
  return first.empty() || second.empty() ? std::pair<std::string, std::string>() : std::pair(first, second);
}

/// "116th Cong." gives 116.
std::string congress_of(std::string_view words) {
  const std::size_t end = words.find(" Cong.");
  if (end == std::string_view::npos) return {};
  std::size_t begin = words.rfind(' ', end - (end > 0 ? 1 : 0));
  begin = begin == std::string_view::npos ? 0 : begin + 1;
  while (begin < end && !is_digit_at(words, begin)) ++begin;
  return digits_at(words, begin);
}

}  // namespace

std::string doi_address(std::string_view doi) { return "https://doi.org/" + percent_encoded(doi, "-._~/()"); }

namespace {

std::string doi_of(std::string_view words) {
  for (const std::string_view lead : {"doi.org/10.", "doi:10.", "DOI: 10.", "doi: 10.", "DOI:10.", "DOI 10."}) {
    const std::size_t found = words.find(lead);
    if (found == std::string_view::npos) continue;
    std::string_view doi = words.substr(found + lead.size() - 3);
    doi = doi.substr(0, doi.find_first_of(" \n\t,;]\"<>"));
    while (!doi.empty() && (doi.back() == '.' || (doi.back() == ')' && doi.find('(') == std::string_view::npos))) doi.remove_suffix(1);
    if (doi.find('/') != std::string_view::npos) return doi_address(doi);
  }
  return {};
}

/// The first section of "§§ 2000e–2(a), 2000e-5": letters, digits, points and what a hyphen joins.
std::string section_of(std::string_view pincite) {
  const std::size_t sign = pincite.find("§");
  if (sign == std::string_view::npos) return {};
  const bool many = pincite.substr(sign + 2).starts_with("§");
  std::string out;
  for (std::size_t at = sign + (many ? 4 : 2); at < pincite.size();) {
    const char c = pincite[at];
    const bool blank = c == ' ' || pincite.substr(at).starts_with("\xC2\xA0");
    const bool dash = c == '-' || pincite.substr(at).starts_with("–");
    const bool letter = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '.';
    if (blank && out.empty()) at += c == ' ' ? 1 : 2;
    else if (letter) out += c, ++at;
    else if (dash && !out.empty() && !(many && out.find_first_not_of("0123456789.") == std::string::npos)) out += '-', at += c == '-' ? 1 : 3;
    else break;
  }
  while (!out.empty() && (out.back() == '-' || out.back() == '.')) out.pop_back();
  return out;
}

/// The edition of the year that is cited, from the first that is held.
std::string edition_of(const Citation& c, std::uint16_t first) { return c.date.year >= first ? "?year=" + std::to_string(c.date.year) : std::string(); }

std::string statute(const Document& d, const Citation& c) {
  const std::string_view container = d.at(c.container);
  const std::string volume = digits_at(d.at(c.volume), 0);
  const std::string section = section_of(d.at(c.pincite));
  if (container.starts_with("U.S.C.") && d.at(c.core).find("app.") == std::string_view::npos && !volume.empty() && !section.empty()) return kGovinfo + "uscode/" + volume + "/" + section + edition_of(c, 1994);
  if (container == "C.F.R." && !volume.empty() && !section.empty()) {
    const std::size_t point = section.find('.');
    const std::string part = kGovinfo + "cfr/" + volume + "/" + section.substr(0, point);
    const std::string year = edition_of(c, 1996);
    return point == std::string::npos ? part + year : part + "?sectionnum=" + section.substr(point + 1) + (year.empty() ? "" : "&" + year.substr(1));
  }
  const std::string page = digits_at(d.at(c.page), 0);
  if (container == "Fed. Reg." && !volume.empty() && !page.empty()) return kGovinfo + "fr/" + volume + "/" + page;
  if (const auto [congress, law] = two_numbers(d.at(c.core), "Pub. L. No. "); !congress.empty() && to_number(congress).value_or(0) >= 104) return kGovinfo + "plaw/" + congress + "/public/" + law;
  if (container == "Stat." && to_number(volume).value_or(0) >= 65 && !page.empty()) return kGovinfo + "statute/" + volume + "/" + page;
  return {};
}

std::string legislative(const Document& d, const Citation& c) {
  const std::string_view words = d.at(c.core);
  if (const auto [congress, number] = two_numbers(words, "H.R. Rep. No. "); to_number(congress).value_or(0) >= 104) return kGovinfo + "crpt/" + congress + "/hrpt/" + number;
  if (const auto [congress, number] = two_numbers(words, "S. Rep. No. "); to_number(congress).value_or(0) >= 104) return kGovinfo + "crpt/" + congress + "/srpt/" + number;
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTypes{{{"H.R.J. Res. ", "hjres"}, {"H.J. Res. ", "hjres"}, {"S.J. Res. ", "sjres"}, {"H.R. Con. Res. ", "hconres"}, {"H. Con. Res. ", "hconres"}, {"S. Con. Res. ", "sconres"}, {"H.R. ", "hr"}, {"S. ", "s"}}};
  const std::string congress = c.kind == Kind::Bill ? congress_of(words) : std::string();
  if (to_number(congress).value_or(0) < 103) return {};
  std::string out = kGovinfo + "bills/" + congress + "/";
  for (const auto& [printed, type] : kTypes)
    if (const std::size_t at = words.find(printed); at != std::string_view::npos && is_digit_at(words, at + printed.size())) return out.append(type).append("/").append(digits_at(words, at + printed.size()));
  return {};
}

/// "U.S. Const. amend. XIV, § 1": Cornell names amendments and articles by their roman numbers.
std::string constitution(const Document& d, const Citation& c) {
  if (!d.at(c.core).starts_with("U.S. Const")) return {};
  const std::string place = lower_ascii(d.at(c.pincite));
  std::string out = "https://www.law.cornell.edu/constitution";
  for (const auto& [printed, name] : {std::pair("amend. ", "/amendment"), std::pair("art. ", "/article")})
    if (place.starts_with(printed)) {
      const std::string number = place.substr(std::string_view(printed).size());
      out.append(name).append(number, 0, number.find_first_not_of("ivx"));
    }
  return out;
}

/// Reporters of the United States; services and databases have no address of this kind.
std::string decision(const Document& d, const Citation& c) {
  const facts::Row* reporter = facts::reporter_printed(d.at(c.container));
  const std::string_view page = d.at(c.page);
  const std::string_view behind = std::string_view(d.text).substr(c.page.end, 3);  // a range is a pincite: the first page was left out
  if (reporter == nullptr || reporter->b == "db" || !reporter->c.starts_with("us") || !to_number(d.at(c.volume)) || !to_number(page) || behind.starts_with("-") || behind.starts_with("–")) return {};
  return "https://www.courtlistener.com/c/" + percent_encoded(reporter->a) + "/" + std::string(d.at(c.volume)) + "/" + std::string(page) + "/";
}

std::string international(const Document& d, const Citation& c) {
  const std::string_view words = d.at(c.core);
  for (const std::string_view lead : {"App. No. ", "Application No. ", "App. Nos. "})
    if (const std::size_t found = words.find(lead); found != std::string_view::npos && words.find("Eur. Ct. H.R.") != std::string_view::npos) {
      const std::string_view rest = words.substr(found + lead.size());
      const std::string number(rest.substr(0, rest.find_first_not_of("0123456789/")));
      if (number.find('/') != std::string::npos) return "https://hudoc.echr.coe.int/eng#%7B%22appno%22:[%22" + number + "%22]%7D";
    }
  return {};
}

/// "G.A. Res. 61/106" and "S.C. Res. 1373" by their symbols, which those of the Security Council give with the year.
std::string resolution(std::string_view words, std::uint16_t year) {
  if (const std::size_t at = words.find("G.A. Res. "); at != std::string_view::npos) {
    const std::string_view number = words.substr(at + 10);
    const std::string session = digits_at(number, 0);
    const std::string item = digits_at(number, session.size() + 1);
    if (!item.empty() && number[session.size()] == '/') return "A/RES/" + session + "/" + item;
  }
  if (const std::size_t at = words.find("S.C. Res. "); at != std::string_view::npos && year != 0)
    if (const std::string number = digits_at(words, at + 10); !number.empty()) return "S/RES/" + number + "(" + std::to_string(year) + ")";
  return {};
}

std::string united_nations(const Document& d, const Citation& c) {
  const std::string known = resolution(d.at(c.core), c.date.year);
  if (!known.empty()) return "https://docs.un.org/en/" + known;
  std::string_view symbol = d.at(c.symbol);
  if (const std::size_t found = d.at(c.core).find("U.N. Doc. "); symbol.empty() && found != std::string_view::npos) symbol = d.at(c.core).substr(found + 10);
  symbol = symbol.substr(0, symbol.find_first_of(" ,;"));
  if (symbol.starts_with("U.N.") || symbol.find('/') == std::string_view::npos) return {};
  return "https://docs.un.org/en/" + percent_encoded(symbol, "-._~/()");
}

/// The cited page; of a PDF that begins with its own page 1, at the page of the pincite.
std::string own_page(const Document& d, const Citation& c) {
  std::string url(d.at(c.url));
  const bool pdf = lower_ascii(url).ends_with(".pdf");
  const std::string page = c.locators == kPages ? digits_at(d.at(c.pincite), 0) : std::string();
  if (pdf && c.page.empty() && !page.empty()) url += "#page=" + page;
  return url;
}

}  // namespace

std::string pull_address(const Document& d, const Citation& c) {
  if (std::string doi = doi_of(d.at(c.raw)); !doi.empty()) return doi;
  std::string found;
  switch (c.kind) {
    case Kind::Case: found = decision(d, c); break;
    case Kind::IntlDecision: found = international(d, c); break;
    case Kind::Statute:
    case Kind::Regulation: found = statute(d, c); break;
    case Kind::Constitution: found = constitution(d, c); break;
    case Kind::Bill:
    case Kind::Report: found = legislative(d, c); break;
    case Kind::UnDocument: found = united_nations(d, c); break;
    default: break;
  }
  return found.empty() ? own_page(d, c) : found;
}

}  // namespace subcite
