// Suspect pages beside an address that cannot exist: where a site answers that one with the same page, neither is
// there. It is asked for once for each host, port and folder.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "link/job.h"

namespace subcite {

class Siblings {
 public:
  /// `fresh` makes words that no page is called by; `add` takes the job that asks for the address.
  Siblings(std::function<std::string()> fresh, std::function<Job&(const std::string& url)> add) : fresh_(std::move(fresh)), add_(std::move(add)) {}

  /// A job with a suspicion has its verdict; it may change when the answer beside it is there.
  void suspect(Job& job);
  /// A page with an answer: two of one host with the same body are both suspect.
  void seen(Job& job);
  /// The answer of an address that cannot exist.
  void answered(Job& probe);

 private:
  struct Folder {
    Job* probe = nullptr;
    std::vector<Job*> waiting;
  };
  void settle(Job& job, const Job& probe);
  std::function<std::string()> fresh_;
  std::function<Job&(const std::string&)> add_;
  std::map<std::string, Folder> folders_;
  std::map<std::pair<std::string, std::size_t>, Job*> bodies_;  // by host and body
};

}  // namespace subcite
