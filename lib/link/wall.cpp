// Headers that only a wall sends decide alone. A title or a script's name needs a page with next to no text: an article
// may be called "Access Denied", and any page may carry a captcha for its comments.
#include "link/wall.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "link/soft.h"

namespace subcite {
namespace {

constexpr std::size_t kLittleText = 1500;  // bytes shown
constexpr std::size_t kNextToNone = 300;

std::string by_headers(const Exchange& exchange) {
  const auto has = [&](std::string_view name, std::string_view value) { return lower_ascii(header_of(exchange, name)).find(value) != std::string::npos; };
  if (has("cf-mitigated", "challenge")) return "a Cloudflare challenge";
  if (has("x-amzn-waf-action", "challenge") || has("x-amzn-waf-action", "captcha")) return "an AWS WAF challenge";
  const bool refused = exchange.http_status == 401 || exchange.http_status == 403 || exchange.http_status == 429;
  if ((!header_of(exchange, "X-DataDome").empty() || has("server", "datadome")) && refused) return "a DataDome wall";
  if (!header_of(exchange, "X-Kpsdk-Ct").empty() && exchange.http_status >= 400) return "a Kasada wall";
  if (has("sg-captcha", "challenge")) return "a SiteGround challenge";
  if (!header_of(exchange, "X-Px-Block").empty() || has("x-vercel-mitigated", "challenge") || has("x-vercel-mitigated", "deny")) return "a bot wall";
  return {};
}

struct Mark {
  std::string_view words;
  std::string_view name;
  bool alone = false;  // stands on challenges alone; others stand on any page of a guarded site
};

/// In the source of a page that shows next to nothing.
std::string by_source(const Page& page, bool gone) {
  static constexpr std::array<Mark, 19> kMarks{{{"orchestrate/chl_page", "a Cloudflare challenge", true}, {"cf-chl-", "a Cloudflare challenge"}, {"_cf_chl_opt", "a Cloudflare challenge", true}, {"captcha-delivery.com", "a DataDome wall", true}, {"_Incapsula_Resource", "an Imperva wall"}, {"px-captcha", "a PerimeterX wall", true}, {"_pxAppId", "a PerimeterX wall"}, {"sucuri_cloudproxy_js", "a Sucuri wall", true}, {"awsWafCookieDomainList", "an AWS WAF challenge"}, {"AwsWafIntegration", "an AWS WAF challenge"}, {"errors.edgesuite.net", "an Akamai wall"}, {"within.website/x/cmd/anubis", "an Anubis wall", true}, {"ddos-guard.net", "a DDoS-Guard wall"}, {"/_sec/cp_challenge", "an Akamai wall", true}, {"kpsdk", "a Kasada wall"}, {"bm-verify=", "an Akamai wall", true}, {"/_sec/verify?provider=", "an Akamai wall"}, {"src=\"/TSPD/", "an F5 wall"}, {"rbzns", "a Reblaze wall", true}}};
  for (const Mark& mark : kMarks)
    if ((mark.alone || !gone) && page.bytes.find(mark.words) != std::string::npos) return std::string(mark.name);
  return {};
}

bool is_wall_title(std::string_view title) {
  const auto is_one = [](const std::string& part) {
    return is_one_of(part, {"just a moment", "attention required", "access denied", "are you a robot", "security check", "verify you are human", "verifying you are human", "captcha", "robot check", "checking your browser", "pardon our interruption", "please wait", "one moment, please", "human verification", "bot verification", "client challenge", "security checkpoint", "vercel security checkpoint", "verifying your browser", "making sure you're not a bot", "ddos-guard", "request rejected", "radware captcha page", "radware bot manager captcha", "access to this page has been denied", "you have been blocked", "unusual traffic", "please verify you are a human", "are you human", "security verification", "browser check", "403 forbidden", "sucuri website firewall", "robot challenge screen", "blocked", "bot check", "challenge validation", "too many requests", "429 too many requests", "ip address blocked", "shieldsquare captcha", "web page blocked", "the request is blocked", "error: the request could not be satisfied", "the request could not be satisfied", "access check", "jstor: access check", "validate user", "request rate threshold exceeded", "your access to this site has been limited", "your access to this site has been limited by the site owner"});
  };
  const std::vector<std::string> parts = title_parts(title);
  return std::any_of(parts.begin(), parts.end(), is_one);
}

bool says_wall(std::string_view words) {
  const std::string low = lower_ascii(words);
  const auto has = [&](std::string_view phrase) { return low.find(phrase) != std::string::npos; };
  static constexpr std::array<std::string_view, 14> kOwn{"enable javascript and cookies to continue", "checking your browser before", "please complete the security check", "unusual traffic from your computer", "press & hold to confirm you are", "unusual traffic activity", "the requested url was rejected. please consult", "this request was blocked by the security rules", "your access to this site has been limited by the site owner", "request originates from an undeclared automated tool", "checking your browser...", "checking if the site connection is secure", "made us think that you are a bot", "made us think you were a bot"};
  static constexpr std::array<std::string_view, 15> kCommon{"verify you are human", "verifying you are human", "are you a robot", "prove you are not a robot", "confirm you are human", "complete the captcha", "you are not a robot", "not a robot", "confirm you are a human", "verify that you are human", "verify you are not a robot", "you have been blocked", "you are not a bot", "let us know you are human", "verify that you are a human"};  // in stories of such walls, too
  constexpr std::size_t kNoStory = 700;
  return std::any_of(kOwn.begin(), kOwn.end(), has) || (words.size() <= kNoStory && std::any_of(kCommon.begin(), kCommon.end(), has));
}

}  // namespace

Wall wall_of(const Exchange& exchange, const Page& page) {
  if (std::string wall = by_headers(exchange); !wall.empty()) return {wall, true};
  const bool gone = exchange.http_status == 404 || exchange.http_status == 410;
  if (!page.html || page.head.words.size() > kLittleText) return {};
  if (page.head.words.size() <= kNextToNone)
    if (std::string wall = by_source(page, gone); !wall.empty()) return {wall};
  if (is_wall_title(page.head.title)) return {"a wall that calls itself “" + page.head.title + "”"};
  return {says_wall(page.head.words) ? "a page that asks whether one is a robot" : ""};
}

bool is_login_page(const Page& page) {
  if (page.html && page.head.words.size() <= kLittleText && is_one_of(lower_ascii(page.head.title), {"sign in - google accounts", "google drive: sign-in", "sign in to your account", "sign in to your microsoft account"})) return true;  // asks for the name first
  if (!page.html || !page.head.asks_password || page.head.words.size() > kLittleText) return false;
  if (page.head.words.size() <= kNextToNone) return true;  // nothing but the form
  const std::vector<std::string> parts = title_parts(page.head.title);
  return std::any_of(parts.begin(), parts.end(), [](const std::string& part) { return is_one_of(part, {"log in", "login", "log-in", "sign in", "signin", "sign-in", "sign on", "please log in", "please sign in", "member login", "user login", "authentication required", "subscriber login", "institutional login"}) || part.starts_with("log in to ") || part.starts_with("sign in to ") || part.ends_with(" sign in") || part.ends_with(" log in") || part.ends_with(" login"); });
}

}  // namespace subcite
