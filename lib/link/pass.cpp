// A list of jobs; each waits, is under way, or is done. The loop starts what may start, lets HTTP work for
// a while, and ends when every job is done or the person interrupts.
#include "link/pass.h"

#include <algorithm>

#include "base/text.h"
#include "base/url.h"
#include "link/gate.h"
#include "link/siblings.h"
#include "link/wall.h"

namespace subcite {
namespace {

std::string host_key(const std::string& url) {
  const UrlParts parts = split_url(url);
  const std::string port = !parts.port.empty() ? parts.port : parts.scheme == "https" ? "443"
                                                                                      : "80";
  return parts.scheme + "://" + parts.host + ':' + port;
}

/// What tells one page from another: its words, without the address that a not-found page repeats. 0 for what shows
/// next to nothing before its scripts run, and for what is no page.
std::size_t hash_of(const Page& page, const std::string& target) {
  constexpr std::size_t kShell = 200;
  if (!page.html || (page.head.scripted && page.head.words.size() < kShell)) return 0;
  const std::string path = split_url(target).path;
  std::string words = page.head.title + '\n' + page.head.words;
  if (path.size() > 1) words = replaced(std::move(words), path, "");
  const std::string last = path.substr(path.rfind('/') + 1);
  if (last.size() > 3) words = replaced(std::move(words), last, "");
  return std::hash<std::string>()(words) | 1U;
}

/// What is wrong with an address that no request can be made of; empty where nothing is.
std::string fault_of(const std::string& target) {
  const UrlParts parts = split_url(target);
  const auto port = to_number(parts.port);
  constexpr std::uint32_t kHighestPort = 65535;
  if (parts.host.empty()) return "no host";
  return !parts.port.empty() && (!port || *port == 0 || *port > kHighestPort) ? "no such port, “" + parts.port.substr(0, 20) + "”" : std::string();
}

/// A Location as browsers read it (WHATWG URL): a backslash is a slash, and "http:/x" on an http site its own "/x".
std::string as_browsers_read(std::string location, const std::string& base) {
  const std::size_t path_end = std::min(location.find_first_of("?#"), location.size());
  std::replace(location.begin(), location.begin() + static_cast<long>(path_end), '\\', '/');
  const std::string scheme = split_url(base).scheme + ":/";
  const bool own = starts_ignoring_case(location, scheme) && location.size() > scheme.size() && location[scheme.size()] != '/';
  return own ? location.substr(scheme.size() - 1) : location;
}

class Pass {
 public:
  Pass(const PassWorld& world, std::deque<Job>& jobs)
      : http_(world.http), clock_(world.clock), environment_(world.environment), limits_(world.limits), progress_(world.progress), pace_(world.pace), gate_(world.limits.ask_robots, world.sink), requisites_(world.requisites), jobs_(jobs), asked_(jobs.size()), siblings_([&ids = world.ids] { return "page-" + ids.uuid(); }, [this](const std::string& url) -> Job& {
          Job& probe = add(url);
          probe.probe = true;
          return probe; }) {}

  void run() {
    if (limits_.requisites)
      for (const Job& job : jobs_) requisites_.insert(job.target);
    while (done_ < jobs_.size() && !environment_.interrupted()) {
      while (first_ < jobs_.size() && jobs_[first_].done) ++first_;
      for (std::size_t i = first_; i < jobs_.size() && under_way_ < limits_.connections; ++i) start(jobs_[i]);
      http_.step(50);
      progress_(std::min(done_, asked_), asked_);
    }
    if (done_ == jobs_.size()) return;
    http_.abandon();
    for (Job& job : jobs_)
      if (!job.done) job.result.status = LinkStatus::Skipped, job.result.detail = "interrupted";
  }

 private:
  Job& add(const std::string& url) {
    Job& job = jobs_.emplace_back();
    job.url = url;
    job.target = request_target(url);
    return job;
  }

  void start(Job& job) {
    if (job.done || job.under_way) return;
    const std::int64_t now = clock_.ticks();
    if (now < job.not_before) return;
    if (job.host.empty()) job.host = host_key(job.target);
    if (!job.host.starts_with("http://") && !job.host.starts_with("https://")) return refuse(job);
    if (const std::string fault = fault_of(job.target); !fault.empty()) return end(job, LinkStatus::Malformed, fault);
    if (const io::HttpAnswer* failure = pace_.given_up(job.host)) return give_up(job, *failure);
    if (!may_be_kept(job)) return;
    if (!pace_.may_start(job.host, now)) return;  // waiting for a free connection takes nothing from the link's time
    if (job.began < 0) job.began = now;
    const std::int64_t rest = limits_.link_ms - (now - job.began);
    if (rest <= 0) return end(job, LinkStatus::Timeout, "no complete answer within " + std::to_string(limits_.link_ms / 1000) + " s");
    pace_.started(job.host, now);
    job.asked = now;
    ++under_way_;
    job.under_way = true;
    io::HttpRequest request;
    request.url = job.target;
    if (job.known && job.hops.empty()) request.headers = conditions_of(*job.known);
    constexpr std::int64_t kRobotsMs = 10'000;  // the site's pages wait for it
    request.timeout_ms = std::min(job.robots ? std::min(limits_.try_ms, kRobotsMs) : limits_.try_ms, rest);
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
    finished(job);
  }

  void finished(Job& job) {
    if (!job.kept_out.empty()) job.result.detail += std::string(job.result.detail.empty() ? "" : "; ") + "not archived: " + job.kept_out;
    if (job.robots) gate_.never_came(job.of_site);
    job.done = true;
    ++done_;
    if (job.probe) siblings_.answered(job);
  }

  /// The site's robots.txt is known; it is asked for where it is not.
  bool may_be_kept(const Job& job) {
    if (job.unkept() || gate_.knows(job.host)) return true;
    if (gate_.ask(job.host)) {
      Job& robots = add(job.host + "/robots.txt");
      robots.robots = true;
      robots.of_site = job.host;
    }
    return false;
  }

  ArchiveEntry hand_on(Job& job, const Exchange& exchange, const std::string& title) { return job.unkept() ? ArchiveEntry{} : gate_.hand_on(host_key(exchange.url), exchange, title, job.kept_out); }

  void refuse(Job& job) {
    if (job.target.find(':') == std::string::npos) return end(job, LinkStatus::Malformed, "no address");
    const std::string scheme = job.target.substr(0, std::min<std::size_t>(job.target.find(':'), 20));
    if (scheme == "http" || scheme == "https" || scheme.find('/') != std::string::npos) return end(job, LinkStatus::Malformed, "no host where one belongs");
    end(job, LinkStatus::Refused, "the scheme “" + scheme + "” is not fetched");
  }

  void give_up(Job& job, const io::HttpAnswer& failure) {
    const LinkResult as = classify(job.url, {}, failure, {}).result;
    job.result.unknown_name = as.unknown_name;
    job.result.refused_connection = as.refused_connection;
    end(job, as.status, "not tried, since the host failed three times in a row: " + as.detail);
  }

  void answered(Job& job, io::HttpAnswer answer) {
    pace_.ended(job.host, answer, clock_.ticks() - job.asked);
    --under_way_;
    job.under_way = false;
    if (answer.exchange.url.empty()) answer.exchange.url = job.target;
    ++job.tries;
    const bool pause = may_pass(answer);
    const std::int64_t wait = pause ? wait_for(job, answer) : 0;
    if (pause && answer.exchange.http_status > 0) slow_down(job, answer, wait);
    if (pause && !job.aside() && job.tries < limits_.tries && time_left(job, wait)) {
      if (answer.exchange.http_status > 0) job.archived = hand_on(job, answer.exchange, {});
      job.not_before = clock_.ticks() + wait;
      return;
    }
    const bool whole = answer.fault == io::HttpFault::None;
    const bool elsewhere = is_redirect(answer.exchange.http_status) || answer.exchange.http_status == 300;
    const bool walled = elsewhere && wall_of(answer.exchange, {}).in_headers;
    const std::string location = elsewhere && !walled && (whole || is_of_body(answer.fault)) ? header_of(answer.exchange, "Location") : std::string();
    if (!location.empty()) return redirect(job, answer, resolve_url(job.target, as_browsers_read(location, job.target)));
    const Page page = whole ? read_page(answer.exchange) : Page{};
    const bool shown = whole && answer.exchange.http_status < 300 && !page.head.refresh.empty() && wall_of(answer.exchange, page).name.empty();
    const std::string refresh = shown ? refresh_target(page, job.target) : std::string();
    if (!refresh.empty()) return redirect(job, answer, refresh);
    if (answer.exchange.http_status == 304 && job.known && job.hops.empty()) return still_holds(job);
    finish(job, answer, page);
  }

  /// The page is as it was when its verdict was kept.
  void still_holds(Job& job) {
    job.result = job.known->result;
    job.result.checked_at = clock_.now();
    job.etag = job.known->etag;
    job.last_modified = job.known->last_modified;
    finished(job);
  }

  void slow_down(const Job& job, const io::HttpAnswer& answer, std::int64_t wait) {
    const int status = answer.exchange.http_status;
    if (status == 429 || status == 503 || !header_of(answer.exchange, "Retry-After").empty()) pace_.slow(job.host, clock_.ticks(), wait);
  }

  /// Another try after this wait would still begin in the link's own time.
  [[nodiscard]] bool time_left(const Job& job, std::int64_t wait_ms) const { return clock_.ticks() + wait_ms - job.began < limits_.link_ms; }

  /// What the server asks for in Retry-After, or the growing wait.
  [[nodiscard]] std::int64_t wait_for(const Job& job, const io::HttpAnswer& answer) const {
    const std::int64_t growing = limits_.first_wait_ms << static_cast<unsigned>(2 * (job.tries - 1));
    return retry_after_ms(header_of(answer.exchange, "Retry-After"), clock_.now()).value_or(growing);
  }

  void redirect(Job& job, io::HttpAnswer& answer, const std::string& to) {
    const std::string next = request_target(to);
    const std::string fragment = split_url(to).fragment;
    const bool route = fragment.starts_with('/') || fragment.starts_with('!');
    job.archived = hand_on(job, answer.exchange, {});
    job.hops.push_back({job.target, answer.exchange.http_status, !header_of(answer.exchange, "Set-Cookie").empty(), route ? "#" + fragment : std::string()});
    job.target = next;
    job.host.clear();
    job.tries = 0;
    if (runs_in_a_loop(job)) return end_loop(job);
    if (job.hops.size() > limits_.redirects) end(job, LinkStatus::Broken, "more than " + std::to_string(limits_.redirects) + " redirects");
  }

  static bool sets_cookie(const Hop& hop) { return hop.sets_cookie; }

  void end_loop(Job& job) {
    const bool cookie = std::any_of(job.hops.begin(), job.hops.end(), sets_cookie);
    end(job, cookie ? LinkStatus::Blocked : LinkStatus::Broken, cookie ? "the site redirects in a loop to those whose cookies it does not like" : "the redirects run in a loop");
  }

  /// An address may be asked for again where a cookie came since it was, and not without end.
  static bool runs_in_a_loop(const Job& job) {
    constexpr auto kMostVisits = 3;
    const auto here = [&](const Hop& hop) { return hop.url == job.target; };
    const auto last = std::find_if(job.hops.rbegin(), job.hops.rend(), here);
    if (last == job.hops.rend()) return false;
    const bool fresh = std::any_of(job.hops.rbegin(), last + 1, sets_cookie);
    return !fresh || std::count_if(job.hops.begin(), job.hops.end(), here) >= kMostVisits;
  }

  void finish(Job& job, const io::HttpAnswer& answer, const Page& page) {
    Verdict verdict = classify(job.url, job.hops, answer, page);
    job.result = std::move(verdict.result);
    job.result.checked_at = answer.exchange.date.empty() ? clock_.now() : answer.exchange.date;
    job.body = hash_of(page, job.target);
    job.title = page.head.title;
    job.etag = header_of(answer.exchange, "ETag");
    job.last_modified = header_of(answer.exchange, "Last-Modified");
    if (job.robots) gate_.learn(job.of_site, answer);
    if (!job.unkept()) keep(job, answer, page);
    if (limits_.requisites && job.result.http_status < 300 && answer.fault == io::HttpFault::None) add_requisites(job, answer.exchange, page);
    finished(job);
    if (job.aside()) return;
    job.suspicion = verdict.suspicion;
    if (!job.suspicion.empty()) siblings_.suspect(job);
    siblings_.seen(job);
  }

  /// What a page or a style sheet is shown with, each once; what that takes in again, and no further.
  void add_requisites(const Job& job, const Exchange& exchange, const Page& page) {
    constexpr int kDeepest = 2;
    constexpr std::size_t kMost = 100'000;  // of a run
    if (job.unkept() || !job.kept_out.empty() || job.depth >= kDeepest) return;
    const bool style = header_of(exchange, "Content-Type").find("text/css") != std::string::npos;
    const PageHead head = !style && page.html && job.depth == 0 ? read_head(page.bytes, true) : PageHead{};
    const std::vector<std::string> parts = style ? parts_of_style(decoded_body(exchange, kMostOfStyle).bytes) : head.parts;
    const std::string base = head.base.empty() ? job.target : resolve_url(job.target, head.base);
    for (const std::string& part : parts) {
      const std::string target = request_target(encoded_url(resolve_url(base, part)));
      if (requisites_.size() >= kMost || (!target.starts_with("http://") && !target.starts_with("https://")) || !requisites_.insert(target).second) continue;
      add(target).depth = job.depth + 1;
    }
  }

  void keep(Job& job, const io::HttpAnswer& answer, const Page& page) {
    if (answer.exchange.http_status > 0) {
      job.result.archive = hand_on(job, answer.exchange, job.depth > 0 ? std::string() : job.result.page.title);
    } else {
      Exchange failed = answer.exchange;
      failed.fault = std::string(name_of(job.result.status)) + ": " + answer.detail;
      hand_on(job, failed, {});
    }
    for (const std::string& url : job.also) {
      LinkResult& r = job.also_results.emplace_back(classify(url, job.hops, answer, page).result);
      r.checked_at = job.result.checked_at;
      r.archive = job.result.archive;
    }
  }

  io::Http& http_;
  io::Clock& clock_;
  io::Environment& environment_;
  const LinkLimits& limits_;
  const LinkProgress& progress_;
  Pace& pace_;
  static constexpr std::size_t kMostOfStyle = 1U << 20U;
  ArchiveGate gate_;
  std::unordered_set<std::string>& requisites_;
  std::deque<Job>& jobs_;
  std::size_t asked_;  // jobs without probes
  Siblings siblings_;
  std::size_t first_ = 0;  // all before are done
  std::size_t done_ = 0;
  std::size_t under_way_ = 0;
};

}  // namespace

void run_pass(const PassWorld& world, std::deque<Job>& jobs) { Pass(world, jobs).run(); }

}  // namespace subcite
