// What was asked is noted before it is asked, so that a run that breaks off never asks twice where that costs.
#include "link/save.h"

#include <algorithm>
#include <optional>

#include "link/fetch.h"
#include "link/page.h"
#include "link/soft.h"
#include "link/wall.h"

namespace subcite {
namespace {

constexpr std::string_view kSpace = "saves";
constexpr std::int64_t kFirstPoll = 1'000;
constexpr std::int64_t kMostPolling = 180'000;
constexpr std::int64_t kLongestPause = 60'000;
constexpr int kMostTries = 4;

std::string shortened(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  constexpr std::size_t kMost = 200;
  if (text.size() > kMost) text.resize(kMost);
  return text;
}

}  // namespace

void Saver::note(const std::string& url, const std::string& state) {
  if (store_ != nullptr) static_cast<void>(store_->put(kSpace, service_.name() + " " + url, state));
}

/// One request, again where the service is busy for a while.
SaveAnswer Saver::spoken(const io::HttpRequest& request, bool once) {
  SaveAnswer said;
  for (int tries = 0; tries < kMostTries && !environment_.interrupted(); ++tries) {
    const std::optional<io::HttpAnswer> answer = fetch(http_, environment_, request);
    if (!answer) break;
    said = service_.read(*answer, clock_.now());
    said.taken = answer->connected && answer->exchange.http_status != 429;
    if (said.kind != SaveAnswer::Kind::Later || (once && said.taken)) return said;
    const std::int64_t wait = said.wait_ms > 0 ? said.wait_ms : kFirstPoll << static_cast<unsigned>(tries);
    if (wait > kLongestPause) break;
    pause(http_, clock_, environment_, wait);
  }
  if (said.value.empty()) said.value = "the service did not answer";
  return said;
}

SavedPage Saver::look_at(const std::string& url, const SaveAnswer& saved) {
  const std::string view = service_.view_of(saved.value);
  Exchange caught;
  if (view.empty()) {
    caught.http_status = 200;
    caught.response_head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
    caught.body = "<title>" + saved.title + "</title><p>" + saved.title;
  } else {
    io::HttpRequest request;
    request.url = view;
    std::optional<io::HttpAnswer> answer = fetch(http_, environment_, std::move(request));
    if (!answer || answer->fault != io::HttpFault::None || answer->exchange.http_status >= 500 || answer->exchange.http_status == 429) return {url, saved.value, {}};  // it is there, and could not be looked at
    caught = std::move(answer->exchange);
  }
  const Page page = read_page(caught);
  const Wall wall = wall_of(caught, page);
  const Suspicion suspicion = suspicion_of(url, url, false, page);
  if (!wall.name.empty() && !wall.in_headers) return {url, {}, "what was caught is " + wall.name + ", not the page (" + saved.value + ")", true};
  if (suspicion.sure) return {url, {}, "what was caught is not the page: " + suspicion.why + " (" + saved.value + ")", true};
  return {url, saved.value, {}};
}

/// A service that is away would take minutes of each page.
void Saver::count_failure(const SaveAnswer& said) {
  constexpr int kMostFailures = 3;
  if (said.kind == SaveAnswer::Kind::Job) return;  // what becomes of it is seen later
  failures_ = said.kind == SaveAnswer::Kind::Later ? failures_ + 1 : 0;
  if (failures_ >= kMostFailures) why_stopped_ = "the service failed three times in a row (" + shortened(said.value) + ")";
}

SavedPage Saver::wait_for(const std::string& url, const std::string& job) {
  std::int64_t wait = kFirstPoll;
  for (const std::int64_t until = clock_.ticks() + kMostPolling; clock_.ticks() < until && !environment_.interrupted(); wait = std::min<std::int64_t>(wait * 2, 15'000)) {
    pause(http_, clock_, environment_, wait);
    const SaveAnswer said = spoken(service_.poll(job), false);
    if (said.kind != SaveAnswer::Kind::Pending) count_failure(said);
    if (said.kind == SaveAnswer::Kind::Saved) return look_at(url, said);
    if (said.kind == SaveAnswer::Kind::Never) return {url, {}, shortened(said.value), true};
    if (said.kind == SaveAnswer::Kind::Stop || said.kind == SaveAnswer::Kind::Later) return {url, {}, "asked for, and not there yet: " + shortened(said.value)};
  }
  count_failure({SaveAnswer::Kind::Later, "pages asked for are not there after three minutes"});
  return {url, {}, "asked for, and not there yet; the next run looks again"};
}

/// States in the store: "asked", "job ID", "saved ADDRESS".
SavedPage Saver::save_one(const std::string& url) {
  const std::string known = store_ == nullptr ? std::string() : store_->get(kSpace, service_.name() + " " + url).value_or("");
  if (known.starts_with("saved ")) return {url, known.substr(6), {}};
  SavedPage out;
  if (known.starts_with("job ")) {
    out = wait_for(url, known.substr(4));
  } else if (known == "asked" && service_.asks_once()) {
    return {url, {}, "an earlier run asked for it and broke off before the answer came; look in your account, then add the address by hand"};
  } else {
    note(url, "asked");
    const SaveAnswer said = spoken(service_.ask(url), service_.asks_once());
    count_failure(said);
    if (said.kind == SaveAnswer::Kind::Job) {
      note(url, "job " + said.value);
      out = wait_for(url, said.value);
    } else if (said.kind == SaveAnswer::Kind::Saved) {
      out = look_at(url, said);
    } else {
      if (said.kind != SaveAnswer::Kind::Later || !said.taken || !service_.asks_once()) note(url, "");
      if (said.kind == SaveAnswer::Kind::Stop) why_stopped_ = shortened(said.value);
      return {url, {}, shortened(said.value)};
    }
  }
  if (!out.address.empty()) note(url, "saved " + out.address);
  else if (out.refused && !service_.asks_once()) note(url, "");
  return out;
}

std::vector<SavedPage> Saver::save(const std::vector<std::string>& urls, const std::function<void(std::size_t)>& progress) {
  std::vector<SavedPage> out;
  for (const std::string& url : urls) {
    if (environment_.interrupted()) break;
    out.push_back(!why_stopped_.empty() ? SavedPage{url, {}, "not asked for: " + why_stopped_} : save_one(url));
    progress(out.size());
  }
  return out;
}

}  // namespace subcite
