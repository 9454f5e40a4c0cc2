// Save Page Now 2 and Perma.cc as their public documents have them. Keys go into one request header and nowhere else.
#include "base/json.h"
#include "base/text.h"
#include "base/url.h"
#include "link/pace.h"
#include "link/save.h"

namespace subcite {
namespace {

using nlohmann::json;
using Kind = SaveAnswer::Kind;

/// What every service says alike: busy, broken, a key it does not know.
std::optional<SaveAnswer> common(const io::HttpAnswer& answer, const std::string& now) {
  const int status = answer.exchange.http_status;
  if (answer.fault != io::HttpFault::None) return SaveAnswer{Kind::Later, answer.detail};
  if (status == 401 || status == 403) return SaveAnswer{Kind::Stop, "the service does not take the key (HTTP " + std::to_string(status) + ")"};
  if (status == 429 || status >= 500) return SaveAnswer{Kind::Later, "the service is busy (HTTP " + std::to_string(status) + ")", {}, retry_after_ms(header_of(answer.exchange, "Retry-After"), now).value_or(0)};
  return std::nullopt;
}

class Wayback : public SaveService {
 public:
  Wayback(std::string base, std::string key) : base_(std::move(base)), key_(std::move(key)) {}
  [[nodiscard]] std::string name() const override { return "wayback"; }
  [[nodiscard]] bool asks_once() const override { return false; }
  [[nodiscard]] std::string view_of(const std::string& address) const override {
    const std::size_t slash = address.find('/', base_.size() + 5);
    return slash == std::string::npos ? address : address.substr(0, slash) + "id_" + address.substr(slash);
  }

  [[nodiscard]] io::HttpRequest ask(const std::string& url) const override {
    io::HttpRequest request = signed_request("/save");
    request.method = "POST";
    request.headers.push_back("Content-Type: application/x-www-form-urlencoded");
    request.body = "url=" + percent_encoded(url) + "&skip_first_archive=1&delay_wb_availability=1&if_not_archived_within=1d";
    return request;
  }

  [[nodiscard]] io::HttpRequest poll(const std::string& job) const override { return signed_request("/save/status/" + percent_encoded(job)); }

  [[nodiscard]] SaveAnswer read(const io::HttpAnswer& answer, const std::string& now) const override {
    if (const auto said = common(answer, now)) return *said;
    const json said = json::parse(answer.exchange.body, nullptr, false);
    const std::string status = text_member(said, "status");
    if (status == "pending") return {Kind::Pending, {}};
    if (status == "success") return success(said);
    const std::string code = text_member(said, "status_ext");
    const std::string message = text_member(said, "message");
    if (status == "error" || !code.empty()) return sorted(code, message.empty() ? code : message);
    if (const std::string job = text_member(said, "job_id"); !job.empty()) return {Kind::Job, job};
    return {Kind::Never, message.empty() ? "the service gave an answer that says nothing" : message};
  }

 private:
  [[nodiscard]] io::HttpRequest signed_request(const std::string& path) const {
    io::HttpRequest request;
    request.url = base_ + path;
    request.headers = {"Accept: application/json", "Authorization: LOW " + key_};
    return request;
  }

  [[nodiscard]] SaveAnswer success(const json& said) const {
    const std::string stamp = text_member(said, "timestamp");
    const std::string original = text_member(said, "original_url");
    const bool good = stamp.size() == 14 && all_digits(stamp) && original.starts_with("http") && original.find_first_of(" \r\n\t") == std::string::npos;
    return good ? SaveAnswer{Kind::Saved, base_ + "/web/" + stamp + "/" + original} : SaveAnswer{Kind::Never, "the service names no capture"};
  }

  /// For the day, for now, for ever.
  static SaveAnswer sorted(const std::string& code, const std::string& message) {
    if (is_one_of(code, {"error:too-many-requests", "error:user-session-limit", "error:service-unavailable", "error:gateway-timeout", "error:bad-gateway", "error:capture-location-error", "error:celery", "error:job-failed", "error:internal-server-error", "error:read-timeout", "error:soft-time-limit-exceeded", "error:proxy-error", "error:browsing-timeout"})) return {Kind::Later, message, {}, 10'000};
    if (is_one_of(code, {"error:too-many-daily-captures", "error:user-limit", "error:unauthorized"})) return {code == "error:too-many-daily-captures" ? Kind::Never : Kind::Stop, message};
    return {Kind::Never, message};
  }

  std::string base_;
  std::string key_;
};

class Perma : public SaveService {
 public:
  Perma(std::string base, std::string key, std::string folder) : base_(std::move(base)), key_(std::move(key)), folder_(std::move(folder)) {}
  [[nodiscard]] std::string name() const override { return "perma"; }
  [[nodiscard]] bool asks_once() const override { return true; }
  [[nodiscard]] std::string view_of(const std::string&) const override { return {}; }

  [[nodiscard]] io::HttpRequest ask(const std::string& url) const override {
    io::HttpRequest request = signed_request("/archives/");
    request.method = "POST";
    request.headers.push_back("Content-Type: application/json");
    json body{{"url", url}};
    if (const auto folder = to_number(folder_)) body["folder"] = *folder;
    request.body = body.dump(-1, ' ', false, json::error_handler_t::replace);
    return request;
  }

  [[nodiscard]] io::HttpRequest poll(const std::string& job) const override { return signed_request("/archives/" + percent_encoded(job) + "/"); }

  [[nodiscard]] SaveAnswer read(const io::HttpAnswer& answer, const std::string& now) const override {
    const json said = json::parse(answer.exchange.body, nullptr, false);
    const bool quota = answer.exchange.http_status == 400 && answer.exchange.body.find("limit") != std::string::npos;
    if (quota) return {Kind::Stop, "the account has no more links to give"};
    if (const auto common_answer = common(answer, now)) return *common_answer;
    if (answer.exchange.http_status >= 400) return {Kind::Never, "the service refuses the address (HTTP " + std::to_string(answer.exchange.http_status) + "): " + answer.exchange.body.substr(0, 120)};
    const std::string guid = text_member(said, "guid");
    const bool plain = !guid.empty() && guid.size() < 20 && guid.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
    if (!plain) return {Kind::Never, "the service names no address"};
    if (answer.exchange.http_status == 201) return {Kind::Job, guid};
    return caught(said, guid);
  }

 private:
  [[nodiscard]] io::HttpRequest signed_request(const std::string& path) const {
    io::HttpRequest request;
    request.url = base_ + path;
    request.headers = {"Accept: application/json", "Authorization: ApiKey " + key_};
    return request;
  }

  /// An address is none until its primary capture is there.
  static SaveAnswer caught(const json& said, const std::string& guid) {
    const auto captures = said.find("captures");
    if (captures != said.end() && captures->is_array())
      for (const json& capture : *captures) {
        if (text_member(capture, "role") != "primary") continue;
        const std::string status = text_member(capture, "status");
        if (status == "success") return {Kind::Saved, "https://perma.cc/" + guid, text_member(said, "title"), 0};
        if (status == "failed") return {Kind::Never, "Perma.cc could not catch the page (https://perma.cc/" + guid + " is empty)"};
      }
    return {Kind::Pending, {}};
  }

  std::string base_;
  std::string key_;
  std::string folder_;
};

}  // namespace

std::unique_ptr<SaveService> wayback_service(const std::string& base, const std::string& key) { return std::make_unique<Wayback>(base, key); }

std::unique_ptr<SaveService> perma_service(const std::string& base, const std::string& key, const std::string& folder) { return std::make_unique<Perma>(base, key, folder); }

}  // namespace subcite
