// The outside world of the link checker, scripted: no network, no clock.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "link/checker.h"

namespace subcite::link_testing {

class FakeClock : public io::Clock {
 public:
  std::string now() override { return now_; }
  std::string now_ = "2026-01-02T03:04:05Z";
  std::int64_t ticks() override { return time_ += 10; }
  void wait(int milliseconds) override { time_ += milliseconds; }
  std::int64_t time_ = 0;
};

class FakeEnvironment : public io::Environment {
 public:
  [[nodiscard]] std::string variable(const std::string&) const override { return {}; }
  [[nodiscard]] bool is_terminal(int) const override { return false; }
  [[nodiscard]] bool interrupted() const override { return stop_after >= 0 && polls_++ >= stop_after; }
  int stop_after = -1;
  mutable int polls_ = 0;
};

/// Answers each address with its list of answers in turn, the last one for ever.
class FakeHttp : public io::Http {
 public:
  void start(io::HttpRequest request, io::HttpDone done) override {
    under_way_.push_back({request.url, std::move(done)});
    most_ = std::max(most_, under_way_.size());
    ++requests[request.url];
    headers[request.url] = request.headers;
  }
  std::size_t step(int) override {
    auto batch = std::move(under_way_);
    under_way_.clear();
    if (clock != nullptr && !batch.empty()) clock->time_ += cost_ms;
    for (auto& [url, done] : batch) {
      auto& list = answers[url];
      io::HttpAnswer answer = list.empty() ? io::HttpAnswer{} : list.front();
      if (list.size() > 1) list.erase(list.begin());
      answer.exchange.url = url;
      if (!answer.exchange.http_status && answer.fault == io::HttpFault::None) answer.exchange.http_status = 404;
      done(answer);
    }
    return under_way_.size();
  }
  void abandon() override { under_way_.clear(); }
  std::map<std::string, std::vector<io::HttpAnswer>> answers;
  std::map<std::string, int> requests;
  std::map<std::string, std::vector<std::string>> headers;
  std::size_t most_ = 0;
  FakeClock* clock = nullptr;
  std::int64_t cost_ms = 0;  // of each step

 private:
  std::vector<std::pair<std::string, io::HttpDone>> under_way_;
};

inline io::HttpAnswer answer(int status, const std::string& head = {}, const std::string& body = "<title>Eels in Decline</title>") {
  io::HttpAnswer a;
  a.exchange.http_status = status;
  a.exchange.response_head = "HTTP/1.1 " + std::to_string(status) + " X\r\nContent-Type: text/html\r\n" + head + "\r\n";
  a.exchange.body = body;
  return a;
}

inline io::HttpAnswer fault(io::HttpFault f) {
  io::HttpAnswer a;
  a.fault = f;
  return a;
}

class FakeIds : public io::Ids {
 public:
  std::string uuid() override { return "0"; }
};

class MemoryStore : public io::Store {
 public:
  std::optional<std::string> get(std::string_view, std::string_view key) override {
    const auto it = rows.find(std::string(key));
    return it == rows.end() ? std::nullopt : std::optional(it->second);
  }
  Result<void> put(std::string_view, std::string_view key, std::string_view value) override {
    rows[std::string(key)] = std::string(value);
    return {};
  }
  Result<void> put_all(std::string_view space, const std::vector<std::pair<std::string, std::string>>& all) override {
    for (const auto& [key, value] : all) (void)put(space, key, value);
    return {};
  }
  Result<void> remove(std::string_view, std::string_view key) override {
    rows.erase(std::string(key));
    return {};
  }
  void each(std::string_view, const std::function<void(std::string_view, std::string_view)>& take) override {
    for (const auto& [key, value] : rows) take(key, value);
  }
  Result<void> clear(std::string_view) override {
    rows.clear();
    return {};
  }
  std::map<std::string, std::string> rows;
};

struct Bench {
  FakeHttp http;
  FakeClock clock;
  FakeEnvironment environment;
  FakeIds ids;
  std::vector<std::string> archived;
  MemoryStore store;
  bool cached = false;

  std::vector<LinkResult> run(const std::vector<std::string>& urls, LinkLimits limits = {}) {
    std::vector<Link> links;
    for (const std::string& url : urls) links.push_back({url, {}});
    LinkChecker checker(http, clock, ids, environment, limits, [&](const Exchange& x, const std::string&) {
      archived.push_back(x.url);
      return ArchiveEntry{"a.wacz", "urn:x", "sha256:0"};
    });
    LinkCache cache(store);
    if (cached) checker.use(cache, false);
    return checker.check(links, std::vector<LinkResult>(links.size()), [](std::size_t, std::size_t) {});
  }
};

}  // namespace subcite::link_testing
