// Answers and the verdicts they get: walls, log-ins, not-found pages that answer 200, parked domains, pauses.
#include <gtest/gtest.h>

#include "link/charset.h"
#include "link/pace.h"
#include "link/soft.h"
#include "support/link_bench.h"

namespace subcite {
namespace {

using namespace link_testing;

struct Case {
  std::string name;
  io::HttpAnswer reply;
  LinkStatus status;
};

std::string page(const std::string& title, const std::string& body = "A long enough story of eels.") { return "<html><head><title>" + title + "</title></head><body><p>" + body + "</p></body></html>"; }

std::string long_text() {
  std::string text;
  for (int i = 0; i < 400; ++i) text += "The page was not found by any reader. ";
  return text;
}

class Verdicts : public testing::TestWithParam<Case> {};

TEST_P(Verdicts, of_one_answer) {
  Bench b;
  b.http.answers["http://a.example/x/page"] = {GetParam().reply};
  b.http.answers["http://a.example/x/page-0"] = {answer(404)};
  const LinkResult r = b.run({"http://a.example/x/page"})[0];
  EXPECT_EQ(r.status, GetParam().status) << name_of(r.status) << " " << r.detail;
}

const std::vector<Case> kCases{
    Case{"page", answer(200, {}, page("Eels")), LinkStatus::Ok},
    Case{"not_found_title", answer(200, {}, page("Page Not Found | Port Ledger")), LinkStatus::Soft404},
    Case{"number_title", answer(200, {}, page("Error 404: Not Found")), LinkStatus::Soft404},
    Case{"french", answer(200, {}, page("Page introuvable – Le Port")), LinkStatus::Soft404},
    Case{"a_history_of_404", answer(200, {}, page("404 Not Found: A History", long_text())), LinkStatus::Ok},
    Case{"an_essay_called_not_found", answer(200, {}, page("Not Found | Port Review", long_text())), LinkStatus::Ok},
    Case{"speaks_of_removals", answer(200, {}, page("Removals", "This page has been removed, said the court.")), LinkStatus::Ok},
    Case{"gone", answer(410), LinkStatus::Broken},
    Case{"gone_and_empty", answer(404, {}, ""), LinkStatus::Broken},
    Case{"legal_reasons", answer(451), LinkStatus::Blocked},
    Case{"payment", answer(402), LinkStatus::Blocked},
    Case{"unknown_999", answer(999), LinkStatus::Blocked},
    Case{"challenge_403", answer(403, "cf-mitigated: challenge\r\n"), LinkStatus::Blocked},
    Case{"challenge_503", answer(503, {}, page("Just a moment...")), LinkStatus::Blocked},
    Case{"challenge_202", answer(202, "x-amzn-waf-action: challenge\r\n", ""), LinkStatus::Blocked},
    Case{"incapsula_200", answer(200, {}, "<html><script src=\"/_Incapsula_Resource?x\"></script></html>"), LinkStatus::Blocked},
    Case{"access_denied_story", answer(200, {}, page("Access Denied", long_text())), LinkStatus::Ok},
    Case{"login_form", answer(200, {}, page("Sign in | Port Ledger", "<input type=password>")), LinkStatus::Blocked},
    Case{"login_redirect", answer(302, "Location: https://login.a.example/?back=x\r\n"), LinkStatus::Broken},
    Case{"parked", answer(200, {}, page("a.example", "<script src='//x.sedoparking.com/a.js'></script>")), LinkStatus::Soft404},
    Case{"speaks_of_parked_domains", answer(200, {}, page("Names", "This Article asks when the owner of a parked domain acts in bad faith.")), LinkStatus::Ok},
    Case{"lander", answer(200, {}, "<script>window.onload=function(){window.location.href=\"/lander\"}</script>"), LinkStatus::Soft404},
    Case{"server_default", answer(200, {}, page("Welcome to nginx!")), LinkStatus::Soft404},
    Case{"nothing_shown", answer(200, {}, "\xEF\xBB\xBF<html><head><title> </title></head><body>&nbsp;<!-- x --></body></html>"), LinkStatus::Soft404},
    Case{"picture_alone", answer(200, {}, "<html><body><img src=a.png></body></html>"), LinkStatus::Ok},
    Case{"a_poem_called_gone", answer(200, {}, page("Gone | Port Poetry")), LinkStatus::Ok},
    Case{"google_404", answer(200, {}, page("Error 404 (Not Found)!!1")), LinkStatus::Soft404},
    Case{"oops", answer(200, {}, page("Oops! That page can’t be found.")), LinkStatus::Soft404},
    Case{"polish", answer(200, {}, page("Strona nie została znaleziona")), LinkStatus::Soft404},
    Case{"robot_question", answer(200, {}, page("Port Press", "Help us confirm that you are not a robot.")), LinkStatus::Blocked},
    Case{"sgcaptcha", answer(202, "SG-Captcha: challenge\r\n", "<meta http-equiv=refresh content='0;/.well-known/sgcaptcha/'>"), LinkStatus::Blocked},
    Case{"sensor_in_a_page", answer(200, {}, page("Eels", std::string(650, 'e') + "<script>window._pxAppId='PX1'</script><script src='/_Incapsula_Resource?x'></script>")), LinkStatus::Ok},
    Case{"site_called_cloudflare", answer(200, {}, page("Our Report | Cloudflare")), LinkStatus::Ok},
    Case{"login_in_german", answer(200, {}, page("Anmelden", "<input type=password>")), LinkStatus::Blocked},
    Case{"login_box_in_a_page", answer(200, {}, page("Eels", "<input type=password>" + long_text())), LinkStatus::Ok},
    Case{"error_page", answer(302, "Location: /404.html\r\n"), LinkStatus::Broken},
    Case{"russian", answer(200, {}, page("Страница не найдена")), LinkStatus::Soft404},
    Case{"greek", answer(200, {}, page("Η σελίδα δεν βρέθηκε")), LinkStatus::Soft404},
    Case{"german_number", answer(200, {}, page("Fehler 404 – Hafen")), LinkStatus::Soft404},
    Case{"looking_for", answer(200, {}, page("Sorry, we couldn’t find what you were looking for")), LinkStatus::Soft404},
    Case{"a_room_called_404", answer(200, {}, page("Room 404", "<h1>404</h1>A story.")), LinkStatus::Ok},
    Case{"a_template_for_later", answer(200, {}, page("Eels", "<template><h1>Page not found</h1></template>A story.")), LinkStatus::Ok},
    Case{"google_account", answer(200, {}, page("Sign in - Google Accounts", "<input type=email>")), LinkStatus::Blocked},
    Case{"limited_by_the_owner", answer(503, {}, page("Port Ledger", "Your access to this site has been limited by the site owner.")), LinkStatus::Blocked},
    Case{"rate_threshold", answer(200, {}, page("Port Office | Request Rate Threshold Exceeded")), LinkStatus::Blocked},
    Case{"empty", answer(200, {}, " \n"), LinkStatus::Soft404},
    Case{"nowhere", answer(302), LinkStatus::Broken},
};

INSTANTIATE_TEST_SUITE_P(Answers, Verdicts, testing::ValuesIn(kCases), [](const auto& of) { return of.param.name; });

TEST(LinkVerdicts, suspect_pages_fall_with_an_address_that_cannot_exist) {
  Bench b;
  const io::HttpAnswer sorry = answer(200, {}, page("Port Ledger", "Sorry, the page you are looking for is elsewhere."));
  b.http.answers["http://a.example/x/one.html"] = {sorry};
  b.http.answers["http://a.example/x/two.html"] = {sorry};
  b.http.answers["http://a.example/x/page-0.html"] = {sorry};
  b.http.answers["http://b.example/x/one.html"] = {sorry};
  const auto r = b.run({"http://a.example/x/one.html", "http://a.example/x/two.html", "http://b.example/x/one.html"});
  EXPECT_EQ(r[0].status, LinkStatus::Soft404) << r[0].detail;
  EXPECT_EQ(r[1].status, LinkStatus::Soft404);
  EXPECT_EQ(r[2].status, LinkStatus::Ok) << "its host knows what it has not";
  EXPECT_EQ(b.http.requests["http://a.example/x/page-0.html"], 1);
  EXPECT_EQ(std::count(b.archived.begin(), b.archived.end(), "http://a.example/x/page-0.html"), 0);
}

TEST(LinkVerdicts, a_page_headed_not_found_is_suspect_however_long) {
  Bench b;
  for (const char* host : {"http://a.example/x/", "http://b.example/x/"}) b.http.answers[std::string(host) + "one"] = {answer(200, {}, page("Port Ledger", "<h1>Page not found</h1>" + long_text()))};
  b.http.answers["http://a.example/x/page-0"] = b.http.answers["http://a.example/x/one"];
  b.http.answers["http://b.example/x/page-0"] = {answer(404)};
  const auto r = b.run({"http://a.example/x/one", "http://b.example/x/one"});
  EXPECT_EQ(r[0].status, LinkStatus::Soft404) << r[0].detail;
  EXPECT_EQ(r[1].status, LinkStatus::Ok) << "its host knows what it has not";
}

TEST(LinkVerdicts, lower_headings_words_of_long_pages_and_pages_in_place_of_a_pdf_are_suspect) {
  Bench b;
  const std::string menu = page("Port Ledger", "<h1>Port Ledger</h1><h2>Page not found</h2>" + long_text());
  const std::string excuse = page("Port Ledger", "<p>We’re sorry: the page you requested is elsewhere.</p>" + std::string(6000, 'e'));
  for (const char* name : {"h2", "page-0"}) b.http.answers[std::string("http://a.example/x/") + name] = {answer(200, {}, menu)};
  for (const char* name : {"p", "page-0"}) b.http.answers[std::string("http://b.example/x/") + name] = {answer(200, {}, excuse)};
  for (const char* name : {"r.pdf", "page-0.pdf"}) b.http.answers[std::string("http://c.example/x/") + name] = {answer(200, {}, page("Port Ledger"))};
  b.http.answers["http://d.example/x/docket"] = {answer(200, {}, page("Port Court", "It has been removed. " + std::string(6000, 'e')))};
  b.http.answers["http://d.example/x/page-0"] = {answer(200, {}, page("Port Court", "Docket of the day."))};
  const auto r = b.run({"http://a.example/x/h2", "http://b.example/x/p", "http://c.example/x/r.pdf", "http://d.example/x/docket"});
  for (std::size_t i = 0; i < 3; ++i) EXPECT_EQ(r[i].status, LinkStatus::Soft404) << i << r[i].detail;
  EXPECT_EQ(r[3].status, LinkStatus::Ok) << "one title for all pages proves nothing";
}

TEST(LinkVerdicts, a_record_that_its_owner_keeps_private_is_said_to_be) {
  Bench b;
  b.http.answers["https://perma.cc/AAAA-BBB1"] = {answer(403, {}, page("Perma", "This record is private and cannot be displayed."))};
  const LinkResult r = b.run({"https://perma.cc/AAAA-BBB1"})[0];
  EXPECT_EQ(r.status, LinkStatus::Blocked);
  EXPECT_EQ(r.detail, "HTTP 403: the record is private");
}

TEST(LinkVerdicts, a_record_that_holds_nothing_is_no_copy) {
  Bench b;
  b.http.answers["https://perma.cc/AAAA-BBB1"] = {answer(200, {}, page("Perma | Eels", "Capture failed. Perma was unable to archive the contents of this link. View the live page"))};
  b.http.answers["https://perma.cc/AAAA-BBB2"] = {answer(200, {}, page("Perma | Eels", "Capture pending. Perma has not yet finished archiving the contents of this link. Please try again later."))};
  b.http.answers["https://perma.cc/AAAA-BBB3"] = {answer(200, {}, page("Perma | Eels", "Captured May 2, 2014. View the live page"))};
  const auto r = b.run({"https://perma.cc/AAAA-BBB1", "https://perma.cc/AAAA-BBB2", "https://perma.cc/AAAA-BBB3"});
  EXPECT_EQ(r[0].status, LinkStatus::Soft404);
  EXPECT_EQ(r[0].detail, "Perma.cc could not catch the page, and the record is empty");
  EXPECT_EQ(r[1].status, LinkStatus::Blocked);
  EXPECT_EQ(r[2].status, LinkStatus::Ok) << r[2].detail;
}

TEST(LinkVerdicts, a_cited_home_page_is_there_though_every_address_answers_with_it) {
  Bench b;
  for (const char* path : {"", "2019/story", "2019/page-0", "page-0"}) b.http.answers[std::string("http://a.example/") + path] = {answer(200, {}, page("Port Ledger", "All the news of the port."))};
  const auto r = b.run({"http://a.example/", "http://a.example/2019/story"});
  EXPECT_EQ(r[0].status, LinkStatus::Ok) << r[0].detail;
  EXPECT_EQ(r[1].status, LinkStatus::Soft404) << r[1].detail;
}

TEST(LinkVerdicts, a_number_or_a_word_in_an_address_is_no_error_page) {
  Bench b;
  const std::map<std::string, std::string> moves{{"getcase?vol=404&invol=71", "/cases/federal/us/404/71/"}, {"old/42-404", "/uscode/text/42/404"}, {"b/1", "/books/not-found"}, {"s/1", "/search/search-warrants"}, {"l/1", "/blog/login/why-passwords"}, {"n/12", "/?q=node/12"}, {"r/1", "/app#/articles/12"}};
  for (const auto& [from, to] : moves) {
    b.http.answers["http://a.example/" + from] = {answer(301, "Location: " + to + "\r\n")};
    b.http.answers["http://a.example" + to.substr(0, to.find('#'))] = {answer(200, {}, page("Eels of " + to))};
  }
  for (const auto& [from, to] : moves) EXPECT_EQ(b.run({"http://a.example/" + from})[0].status, LinkStatus::Moved) << from;
  b.http.answers["http://a.example/c/1"] = {answer(302, "Location: /en/errors/404.html\r\n")};
  b.http.answers["http://a.example/en/errors/404.html"] = {answer(200, {}, page("Eels"))};
  EXPECT_EQ(b.run({"http://a.example/c/1"})[0].status, LinkStatus::Soft404);
}

TEST(LinkVerdicts, the_same_page_under_two_addresses_is_suspect) {
  Bench b;
  for (const char* name : {"one", "two", "page-0"}) b.http.answers[std::string("http://a.example/x/") + name] = {answer(200, {}, page("Port Ledger", "Read the news of the day at " + std::string(name)))};
  b.http.answers["http://b.example/x/one"] = {answer(200, {}, page("Eels"))};
  b.http.answers["http://b.example/x/two"] = {answer(200, {}, page("Eels"))};
  const auto r = b.run({"http://a.example/x/one", "http://a.example/x/two", "http://b.example/x/one", "http://b.example/x/two"});
  EXPECT_EQ(r[0].status, LinkStatus::Ok) << "its words hold the short name of its address";
  EXPECT_EQ(r[2].status, LinkStatus::Ok);
  EXPECT_EQ(r[3].status, LinkStatus::Ok);
  EXPECT_EQ(b.http.requests["http://b.example/x/page-0"], 1);
}

TEST(LinkVerdicts, redirects_to_where_every_address_leads) {
  Bench b;
  for (const char* name : {"one", "page-0"}) b.http.answers[std::string("http://a.example/x/") + name] = {answer(302, "Location: /news\r\n")};
  b.http.answers["http://a.example/news"] = {answer(200, {}, page("News"))};
  b.http.answers["http://b.example/x/one"] = {answer(301, "Location: /essays/eels\r\n")};
  b.http.answers["http://b.example/essays/eels"] = {answer(200, {}, page("Eels"))};
  const auto r = b.run({"http://a.example/x/one", "http://b.example/x/one"});
  EXPECT_EQ(r[0].status, LinkStatus::Soft404) << r[0].detail;
  EXPECT_EQ(r[1].status, LinkStatus::Moved) << r[1].detail;
}

TEST(LinkVerdicts, a_domain_for_sale_answers_everything_with_its_offer) {
  Bench b;
  for (const char* name : {"one", "page-0"}) b.http.answers[std::string("http://a.example/x/") + name] = {answer(200, {}, page("a.example", "The domain name a.example is for sale. Make an offer on this domain."))};
  EXPECT_EQ(b.run({"http://a.example/x/one"})[0].status, LinkStatus::Soft404);
}

TEST(LinkVerdicts, resolvers_may_lead_to_a_home_page_and_a_kept_last_step_is_the_page) {
  Bench b;
  b.http.answers["http://doi.org/10.1/x"] = {answer(302, "Location: http://a.example/\r\n")};
  b.http.answers["http://a.example/"] = {answer(200, {}, page("Eels"))};
  b.http.answers["http://b.example/2021/eels"] = {answer(301, "Location: /gone/2021/eels\r\n")};
  b.http.answers["http://b.example/gone/2021/eels"] = {answer(200, {}, page("Eels"))};
  const auto r = b.run({"http://doi.org/10.1/x", "http://b.example/2021/eels"});
  EXPECT_EQ(r[0].status, LinkStatus::Ok) << r[0].detail;
  EXPECT_EQ(r[1].status, LinkStatus::Moved) << r[1].detail;
}

TEST(LinkVerdicts, a_search_for_the_cited_words_is_not_the_page) {
  Bench b;
  b.http.answers["http://a.example/2021/eels"] = {answer(302, "Location: /search?q=eels\r\n")};
  b.http.answers["http://a.example/search?q=eels"] = {answer(200, {}, page("Search results"))};
  EXPECT_EQ(b.run({"http://a.example/2021/eels"})[0].status, LinkStatus::Soft404);
}

TEST(LinkVerdicts, a_404_has_said_it_all_whatever_its_body) {
  Bench b;
  io::HttpAnswer cut = answer(404);
  cut.fault = io::HttpFault::Reset;
  b.http.answers["http://a.example/x"] = {cut};
  EXPECT_EQ(b.run({"http://a.example/x"})[0].status, LinkStatus::Broken);
  EXPECT_EQ(b.http.requests["http://a.example/x"], 1);
}

TEST(LinkVerdicts, meta_refresh_is_followed_and_a_page_may_refresh_itself) {
  Bench b;
  b.http.answers["http://a.example/old"] = {answer(200, {}, "<meta http-equiv=refresh content=\"0; url='/new/old'\">")};
  b.http.answers["http://a.example/new/old"] = {answer(200, {}, page("Eels"))};
  b.http.answers["http://a.example/live"] = {answer(200, {}, "<title>Live</title><meta http-equiv=\"refresh\" content=\"5\">")};
  const auto r = b.run({"http://a.example/old", "http://a.example/live"});
  EXPECT_EQ(r[0].final_url, "http://a.example/new/old");
  EXPECT_EQ(r[0].page.title, "Eels");
  EXPECT_EQ(r[1].status, LinkStatus::Ok);
}

TEST(LinkVerdicts, a_cookie_is_brought_back_once) {
  Bench b;
  b.http.answers["http://a.example/paper"] = {answer(302, "Location: /paper\r\nSet-Cookie: a=b\r\n"), answer(200, {}, page("Eels"))};
  EXPECT_EQ(b.run({"http://a.example/paper"})[0].status, LinkStatus::Ok);
}

TEST(LinkVerdicts, a_cookie_may_be_looked_for_on_the_way) {
  Bench b;
  b.http.answers["http://a.example/paper"] = {answer(302, "Location: /check\r\nSet-Cookie: a=b\r\n"), answer(200, {}, page("Eels"))};
  b.http.answers["http://a.example/check"] = {answer(302, "Location: /paper\r\n")};
  EXPECT_EQ(b.run({"http://a.example/paper"})[0].status, LinkStatus::Ok);
  b.http.answers["http://b.example/paper"] = {answer(302, "Location: /check\r\nSet-Cookie: a=b\r\n")};
  b.http.answers["http://b.example/check"] = {answer(302, "Location: /paper\r\n")};
  EXPECT_EQ(b.run({"http://b.example/paper"})[0].status, LinkStatus::Blocked);
  EXPECT_EQ(b.http.requests["http://b.example/paper"], 3);
  b.http.answers["http://c.example/paper"] = {answer(302, "Location: /action/cookieAbsent\r\n")};
  b.http.answers["http://c.example/action/cookieAbsent"] = {answer(200, {}, page("Port Press"))};
  EXPECT_EQ(b.run({"http://c.example/paper"})[0].status, LinkStatus::Blocked);
}

TEST(LinkVerdicts, locations_are_read_as_browsers_read_them_and_addresses_that_cannot_be_are_malformed) {
  Bench b;
  b.http.answers["http://a.example/x/eels"] = {answer(301, "Location: \\new\\eels\r\n")};
  b.http.answers["http://a.example/y/eels"] = {answer(301, "Location: http:/new/eels\r\n")};
  b.http.answers["http://a.example/new/eels"] = {answer(200, {}, page("Eels"))};
  const auto r = b.run({"http://a.example/x/eels", "http://a.example/y/eels", "http:///x", "http://a.example:0/", "http://a.example:99999/"});
  EXPECT_EQ(r[0].status, LinkStatus::Moved) << r[0].detail;
  EXPECT_EQ(r[1].status, LinkStatus::Moved) << r[1].detail;
  for (std::size_t i = 2; i < 5; ++i) EXPECT_EQ(r[i].status, LinkStatus::Malformed) << i << r[i].detail;
}

TEST(LinkVerdicts, a_head_that_came_decides_though_its_body_was_cut) {
  Bench b;
  io::HttpAnswer moved = answer(301, "Location: /new/eels\r\n");
  moved.fault = io::HttpFault::Timeout;
  b.http.answers["http://a.example/eels"] = {moved};
  b.http.answers["http://a.example/new/eels"] = {answer(200, {}, page("Eels"))};
  io::HttpAnswer refused = answer(403);
  refused.fault = io::HttpFault::Reset;
  b.http.answers["http://b.example/eels"] = {refused};
  const auto r = b.run({"http://a.example/eels", "http://b.example/eels"});
  EXPECT_EQ(r[0].status, LinkStatus::Moved);
  EXPECT_EQ(b.http.requests["http://a.example/eels"], 1);
  EXPECT_EQ(r[1].status, LinkStatus::Blocked) << r[1].detail;
}

TEST(Pacing, a_host_that_asks_for_a_pause_gets_one_and_gaps_behind_it) {
  Pace pace(6);
  pace.slow("h", 0, 1000);
  EXPECT_FALSE(pace.may_start("h", 999));
  EXPECT_TRUE(pace.may_start("h", 1000));
  pace.started("h", 1000);
  pace.ended("h", answer(200), 10);
  EXPECT_FALSE(pace.may_start("h", 1100));
  EXPECT_TRUE(pace.may_start("h", 1250));
  pace.slow("h", 2000, 60'000);
  EXPECT_TRUE(pace.may_start("h", 2500)) << "a long pause is of the link that was told so";
  for (int i = 0; i < 20; ++i) pace.slow("h", 3000, 1000);
  EXPECT_TRUE(pace.may_start("h", 60'000));
}

TEST(Pacing, a_host_that_answers_ever_slower_gets_fewer_at_once) {
  Pace pace(6);
  const auto ask = [&](std::int64_t took) { pace.started("h", 0), pace.ended("h", answer(200), took); };
  for (int i = 0; i < 5; ++i) ask(100);
  for (int i = 0; i < 6; ++i) pace.started("h", 0);
  EXPECT_FALSE(pace.may_start("h", 0)) << "six at once";
  for (int i = 0; i < 6; ++i) pace.ended("h", answer(200), 20'000);
  for (int i = 0; i < 3; ++i) pace.started("h", 0);
  EXPECT_FALSE(pace.may_start("h", 0));
}

TEST(LinkVerdicts, retry_after_that_fits_is_waited_for) {
  Bench b;
  b.http.answers["http://a.example/busy"] = {answer(429, "Retry-After: 40\r\n"), answer(200, {}, page("Eels"))};
  b.http.answers["http://b.example/busy"] = {answer(429, "Retry-After: 3600\r\n"), answer(200, {}, page("Eels"))};
  b.http.answers["http://c.example/busy"] = {answer(503, "Retry-After: Fri, 02 Jan 2026 05:00:00 GMT\r\n"), answer(200, {}, page("Eels"))};
  const auto r = b.run({"http://a.example/busy", "http://b.example/busy", "http://c.example/busy"});
  EXPECT_EQ(r[0].status, LinkStatus::Ok);
  EXPECT_EQ(r[1].status, LinkStatus::Blocked);
  EXPECT_EQ(r[2].status, LinkStatus::ServerError);
}

TEST(LinkVerdicts, a_host_that_never_answers_is_given_up) {
  Bench b;
  std::vector<std::string> urls;
  for (int i = 0; i < 20; ++i) {
    urls.push_back("http://a.example/" + std::to_string(i));
    b.http.answers[urls.back()] = {fault(io::HttpFault::Refused)};
  }
  LinkLimits limits;
  limits.per_host = 2;
  const auto r = b.run(urls, limits);
  EXPECT_LE(b.http.requests.size(), 4U);
  EXPECT_EQ(r[19].status, LinkStatus::ConnectionError);
  EXPECT_TRUE(r[19].refused_connection);
  EXPECT_NE(r[19].detail.find("not tried"), std::string::npos) << r[19].detail;
}

TEST(LinkVerdicts, what_stands_before_an_at_is_not_sent) {
  Bench b;
  b.http.answers["http://a.example/x"] = {answer(200, {}, page("Eels"))};
  EXPECT_EQ(b.run({"http://ann:secret@a.example/x"})[0].status, LinkStatus::Ok);
}

TEST(Pages, say_who_they_are) {
  const io::HttpAnswer a = answer(200, {}, "<html><head><title>Eels &amp; Weirs | Port Ledger</title><meta name=\"citation_title\" content=\"Eels and Weirs\"><meta property=og:site_name content='Port Ledger'><script type=\"application/ld+json\">{\"author\": {\"@type\": \"Person\", \"name\": \"Ada Roe\"}, \"datePublished\": \"2019-03-04\"}</script></head><body><h1>The <i>Eels</i></h1></body></html>");
  const PageFacts f = read_page(a.exchange).facts;
  EXPECT_EQ(f.title, "Eels & Weirs | Port Ledger");
  EXPECT_EQ(f.other_title, "Eels and Weirs");
  EXPECT_EQ(f.site, "Port Ledger");
  EXPECT_EQ(f.author, "Ada Roe");
  EXPECT_EQ(f.published, "2019-03-04");
}

TEST(Pages, name_all_their_authors) {
  const auto author = [](const std::string& head) { return read_page(answer(200, {}, "<title>Eels</title>" + head).exchange).facts.author; };
  EXPECT_EQ(author("<meta name=citation_author content='Roe, Ada'><meta name=citation_author content='Poe, Tom'><meta name=author content=Press>"), "Roe, Ada; Poe, Tom");
  EXPECT_EQ(author("<script type=\"application/ld+json\">{\"author\": [{\"name\": \"Jos\\u00e9 Roe\"}, {\"@type\": \"Person\", \"name\": \"Ada \\\"Al\\\" Poe\"}]}</script>"), "José Roe; Ada \"Al\" Poe");
  EXPECT_EQ(author("<script type=\"application/ld+json\">{\"author\": [\"Ada Roe\", \"Tom Poe\"]}</script>"), "Ada Roe");
  EXPECT_EQ(author("<script type=\"application/ld+json\">{\"author\": [{\"name\": \"Ada</script>"), "");
}

TEST(Pages, are_read_in_their_encoding) {
  io::HttpAnswer a = answer(200, {}, "<meta charset=windows-1251><title>\xCB\xE5\xF1</title>");
  EXPECT_EQ(read_page(a.exchange).facts.title, "Лес");
  a.exchange.body =
      "<title>\xDC"
      "ber &Uuml;bung &amp Co &sect; 5</title>";
  EXPECT_EQ(read_page(a.exchange).facts.title, "Über Übung & Co § 5");
  a.exchange.body = std::string("\xFF\xFE", 2) + std::string("<\0t\0i\0t\0l\0e\0>\0E\0", 16);
  EXPECT_EQ(read_page(a.exchange).facts.title, "E");
  EXPECT_EQ(in_utf8("\xE9", "no-such-thing"), "\xE9");
  a.exchange.response_head = "HTTP/1.1 200 X\r\nContent-Type: application/pdf\r\n\r\n";
  a.exchange.body = "%PDF-1.4\n1 0 obj << /Title (Eels in Decline) >>";
  EXPECT_EQ(read_page(a.exchange).facts.title, "Eels in Decline");
}

TEST(Pages, have_parts_by_id_and_name) {
  EXPECT_TRUE(has_fragment("<p class=x id = 'zone'>", "zone"));
  EXPECT_TRUE(has_fragment("<a NAME=zone>", "zone"));
  EXPECT_FALSE(has_fragment("<p data-id=\"zone\">", "zone"));
  EXPECT_FALSE(has_fragment("<p id=\"zones\">", "zone"));
  EXPECT_FALSE(has_fragment("<p>Write id=\"zone\" there.</p>", "zone"));
  EXPECT_TRUE(has_fragment("<p title=\"a > b\" id=zone>", "zone"));
  EXPECT_EQ(without_scripts("a<!-- <p id=x> -->b<script id=y>'</b><p id=z>'</script>c<p>"), "ab<script id=y</script>c<p>");
  EXPECT_EQ(without_scripts("a<!-- open"), "a");
  EXPECT_EQ(without_scripts("a<script>open"), "a<script");
  EXPECT_EQ(without_scripts("a<"), "a<");
}

TEST(Pages, made_to_be_slow_are_read_as_fast) {
  std::string headings;
  for (int i = 0; i < 200'000; ++i) headings += "<h1>";
  io::HttpAnswer a = answer(200, {}, headings);
  EXPECT_EQ(read_page(a.exchange).head.heading, "");
  Bench b;
  b.http.answers["http://a.example/p"] = {answer(200, {}, "<html>x" + std::string(1'000'000, ' '))};
  EXPECT_EQ(b.run({"http://a.example/p#%20"})[0].status, LinkStatus::Ok);
  EXPECT_FALSE(has_fragment("x" + std::string(1'000'000, ' '), " "));
}

TEST(Pages, retry_after_is_seconds_or_a_date) {
  EXPECT_EQ(retry_after_ms("120", "2026-01-02T03:04:05Z"), 120'000);
  EXPECT_EQ(retry_after_ms("Fri, 02 Jan 2026 03:05:05 GMT", "2026-01-02T03:04:05Z"), 60'000);
  EXPECT_EQ(retry_after_ms("soon", "2026-01-02T03:04:05Z"), std::nullopt);
}

}  // namespace
}  // namespace subcite
