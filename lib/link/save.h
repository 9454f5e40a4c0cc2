// Public archiving: cited pages saved by a service and the address of the capture taken. A service is asked once for an
// address, in this run or any later one; an address it gives is none until the page is caught and looked at.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "io/http.h"
#include "io/io.h"
#include "io/store.h"

namespace subcite {

/// What a service said to a request.
struct SaveAnswer {
  enum class Kind { Job,      // `value` is its id: ask for it again
                    Pending,  // not yet
                    Saved,    // `value` is the address, `title` that of what was caught
                    Never,    // this address cannot be saved: `value` says why
                    Later,    // busy: after `wait_ms`
                    Stop };   // the quota or the key: nothing more today
  Kind kind = Kind::Later;
  std::string value;
  std::string title = {};
  std::int64_t wait_ms = 0;
  bool taken = true;  // the request may have been taken up
};

/// How one service is spoken to.
class SaveService {
 public:
  virtual ~SaveService() = default;
  [[nodiscard]] virtual std::string name() const = 0;
  [[nodiscard]] virtual io::HttpRequest ask(const std::string& url) const = 0;
  [[nodiscard]] virtual io::HttpRequest poll(const std::string& job) const = 0;
  [[nodiscard]] virtual SaveAnswer read(const io::HttpAnswer& answer, const std::string& now) const = 0;
  /// Asking again for an address makes a second capture, and costs a second time.
  [[nodiscard]] virtual bool asks_once() const = 0;
  /// Where a capture's page can be looked at; empty where its title must do.
  [[nodiscard]] virtual std::string view_of(const std::string& address) const = 0;
};

/// Save Page Now 2; `key` is ACCESS:SECRET.
std::unique_ptr<SaveService> wayback_service(const std::string& base, const std::string& key);
/// Perma.cc, API v1; `folder` may be empty.
std::unique_ptr<SaveService> perma_service(const std::string& base, const std::string& key, const std::string& folder);

struct SavedPage {
  std::string url;
  std::string address;   // empty where it was not saved
  std::string trouble;   // why, in words
  bool refused = false;  // the service has answered for good
};

class Saver {
 public:
  Saver(SaveService& service, io::Http& http, io::Clock& clock, io::Environment& environment, io::Store* store) : service_(service), http_(http), clock_(clock), environment_(environment), store_(store) {}

  /// One after the other, each asked for until it is there; `progress` hears of each.
  std::vector<SavedPage> save(const std::vector<std::string>& urls, const std::function<void(std::size_t done)>& progress);

 private:
  SavedPage save_one(const std::string& url);
  SavedPage wait_for(const std::string& url, const std::string& job);
  SavedPage look_at(const std::string& url, const SaveAnswer& saved);
  SaveAnswer spoken(const io::HttpRequest& request, bool once);
  void note(const std::string& url, const std::string& state);
  /// Of failures in a row the last one kept: behind a few the service is asked no more.
  void count_failure(const SaveAnswer& said);

  SaveService& service_;
  io::Http& http_;
  io::Clock& clock_;
  io::Environment& environment_;
  io::Store* store_;
  int failures_ = 0;         // of requests, in a row
  std::string why_stopped_;  // empty while the service takes requests
};

}  // namespace subcite
