// A list of jobs; each waits, is under way, or is done. The loop starts what may start, lets HTTP work for
// a while, and ends when every job is done or the person interrupts.
#include "link/checker.h"

#include <algorithm>
#include <deque>
#include <map>
#include <memory>

#include "base/text.h"
#include "base/url.h"
#include "link/classify.h"
#include "link/page.h"

namespace subcite {
namespace {

struct Job {
  std::string url;  // as printed, the first of those that differ in their fragments alone
  std::vector<std::string> also;
  std::vector<LinkResult> also_results;
  std::string target;     // of the next request
  std::string host;       // its scheme, host and port; empty until asked for
  ArchiveEntry archived;  // of the last answer on the way
  bool cookie = false;    // an answer on the way set one
  std::vector<Hop> hops;
  int tries = 0;
  std::int64_t began = -1;
  std::int64_t not_before = 0;
  bool under_way = false;
  bool done = false;
  LinkResult result;
};

std::string host_key(const std::string& url) {
  const UrlParts parts = split_url(url);
  return parts.scheme + "://" + parts.host + ':' + parts.port;
}

class Pass {
 public:
  Pass(io::Http& http, io::Clock& clock, io::Environment& environment, const LinkLimits& limits, const ExchangeSink& sink, const LinkProgress& progress)
      : http_(http), clock_(clock), environment_(environment), limits_(limits), sink_(sink), progress_(progress) {}

  void run(std::deque<Job>& jobs) {
    jobs_ = &jobs;
    std::size_t left = jobs.size();
    while (left > 0 && !environment_.interrupted()) {
      for (Job& job : jobs) start(job);
      http_.step(50);
      left = static_cast<std::size_t>(std::count_if(jobs.begin(), jobs.end(), [](const Job& j) { return !j.done; }));
      progress_(jobs.size() - left, jobs.size());
    }
    if (left == 0) return;
    http_.abandon();
    for (Job& job : jobs)
      if (!job.done) job.result.status = LinkStatus::Skipped, job.result.detail = "interrupted";
  }

 private:
  void start(Job& job) {
    if (job.done || job.under_way || under_way_ >= limits_.connections) return;
    const std::int64_t now = clock_.ticks();
    if (now < job.not_before) return;
    if (job.host.empty()) job.host = host_key(job.target);
    if (!job.host.starts_with("http://") && !job.host.starts_with("https://")) return refuse(job);
    std::size_t& busy = hosts_[job.host];
    if (busy >= limits_.per_host) return;  // waiting for a free connection takes nothing from the link's time
    if (job.began < 0) job.began = now;
    const std::int64_t rest = limits_.link_ms - (now - job.began);
    if (rest <= 0) return time_out(job);
    ++busy;
    ++under_way_;
    job.under_way = true;
    io::HttpRequest request;
    request.url = job.target;
    request.timeout_ms = std::min(limits_.try_ms, rest);
    http_.start(std::move(request), [this, &job](io::HttpAnswer answer) { answered(job, std::move(answer)); });
  }

  /// Ends a job without a last answer of its own: what was learned on the way stays in the result.
  void end(Job& job, LinkStatus status, std::string detail) {
    LinkResult& r = job.result;
    r.status = status;
    r.detail = std::move(detail);
    r.archive = job.archived;
    r.checked_at = clock_.now();
    for (std::size_t i = 1; i < job.hops.size(); ++i) r.redirects.push_back(job.hops[i].url);
    if (!job.hops.empty()) r.redirects.push_back(job.target), r.http_status = job.hops.back().http_status;
    r.final_url = job.target;
    job.done = true;
  }

  void time_out(Job& job) { end(job, LinkStatus::Timeout, "no complete answer within 90 s"); }

  void refuse(Job& job) {
    const std::string scheme = job.target.substr(0, std::min<std::size_t>(job.target.find(':'), 20));
    end(job, LinkStatus::Refused, "the scheme “" + scheme + "” is not fetched");
  }

  void answered(Job& job, io::HttpAnswer answer) {
    --hosts_[job.host];
    --under_way_;
    job.under_way = false;
    if (answer.exchange.url.empty()) answer.exchange.url = job.target;
    const bool answered = answer.exchange.http_status > 0;
    ++job.tries;
    if (may_pass(answer) && job.tries < limits_.tries && time_left(job, wait(job, answer))) {
      if (answered) job.archived = sink_(answer.exchange, {});
      job.not_before = clock_.ticks() + wait(job, answer);
      return;
    }
    const std::string location = is_redirect(answer.exchange.http_status) && answer.fault == io::HttpFault::None ? header_of(answer.exchange, "Location") : std::string();
    if (!location.empty()) return redirect(job, answer, location);
    finish(job, answer, answered);
  }

  /// Another try after this wait would still begin in the link's own time.
  [[nodiscard]] bool time_left(const Job& job, std::int64_t wait_ms) const { return clock_.ticks() + wait_ms - job.began < limits_.link_ms; }

  /// What the server asks for in Retry-After (seconds, at most 30), or the growing wait.
  [[nodiscard]] std::int64_t wait(const Job& job, const io::HttpAnswer& answer) const {
    const auto asked = to_number(header_of(answer.exchange, "Retry-After"));
    const std::int64_t growing = limits_.first_wait_ms << static_cast<unsigned>(2 * (job.tries - 1));
    return asked ? std::min<std::int64_t>(static_cast<std::int64_t>(*asked) * 1000, 30'000) : growing;
  }

  void redirect(Job& job, io::HttpAnswer& answer, const std::string& location) {
    job.archived = sink_(answer.exchange, {});
    const std::string next = encoded_url(resolve_url(job.target, location));
    job.hops.push_back({job.target, answer.exchange.http_status});
    job.cookie = job.cookie || !header_of(answer.exchange, "Set-Cookie").empty();
    const bool loop = std::any_of(job.hops.begin(), job.hops.end(), [&](const Hop& hop) { return hop.url == next; });
    job.target = next;
    job.host.clear();
    job.tries = 0;
    // A site that wants its cookie back keeps programs out; its page may be there.
    if (loop && job.cookie) return end(job, LinkStatus::Blocked, "the site redirects in a loop to those who keep no cookies");
    if (loop) return end(job, LinkStatus::Broken, "the redirects run in a loop");
    if (job.hops.size() > limits_.redirects) end(job, LinkStatus::Broken, "more than " + std::to_string(limits_.redirects) + " redirects");
  }

  void finish(Job& job, const io::HttpAnswer& answer, bool answered) {
    job.result = classify(job.url, job.hops, answer);
    job.result.checked_at = answer.exchange.date.empty() ? clock_.now() : answer.exchange.date;
    if (answered) job.result.archive = sink_(answer.exchange, job.result.title);
    for (const std::string& url : job.also) {
      LinkResult& r = job.also_results.emplace_back(classify(url, job.hops, answer));
      r.checked_at = job.result.checked_at;
      r.archive = job.result.archive;
    }
    job.done = true;
  }

  io::Http& http_;
  io::Clock& clock_;
  io::Environment& environment_;
  const LinkLimits& limits_;
  const ExchangeSink& sink_;
  const LinkProgress& progress_;
  std::deque<Job>* jobs_ = nullptr;
  std::map<std::string, std::size_t> hosts_;
  std::size_t under_way_ = 0;
};

}  // namespace

LinkChecker::LinkChecker(io::Http& http, io::Clock& clock, io::Environment& environment, LinkLimits limits, ExchangeSink sink)
    : http_(http), clock_(clock), environment_(environment), limits_(limits), sink_(std::move(sink)) {}

std::vector<LinkResult> LinkChecker::check(const std::vector<Link>& links, const std::vector<LinkResult>& known, const LinkProgress& progress) {
  std::vector<LinkResult> results = known;
  std::deque<Job> jobs;
  std::unordered_map<std::string, std::size_t> by_target;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (results[i].status == LinkStatus::Malformed || fetched_.count(links[i].url) > 0) continue;
    const std::string target = encoded_url(links[i].url);
    const auto [it, fresh] = by_target.emplace(target, jobs.size());
    if (fresh) {
      Job& job = jobs.emplace_back();
      job.url = links[i].url;
      job.target = target;
    } else {
      jobs[it->second].also.push_back(links[i].url);
    }
  }
  Pass(http_, clock_, environment_, limits_, sink_, progress).run(jobs);
  for (const Job& job : jobs) {
    fetched_[job.url] = job.result;
    for (std::size_t k = 0; k < job.also.size(); ++k) fetched_[job.also[k]] = k < job.also_results.size() ? job.also_results[k] : job.result;
  }
  for (std::size_t i = 0; i < links.size(); ++i)
    if (const auto it = fetched_.find(links[i].url); it != fetched_.end() && results[i].status != LinkStatus::Malformed) results[i] = it->second;
  return results;
}

}  // namespace subcite
