// Work shared over threads, taken in the order of its items: at most a few items are done ahead of the one that is taken
// next, so that memory does not grow with their number.
#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace subcite {

/// The threads and what they share; they are stopped and waited for with the object.
template <class Value>
class Crew {
 public:
  Crew(std::size_t items, std::size_t jobs, const std::function<Value(std::size_t)>& work) : items_(items), ahead_(jobs * 4), work_(work) {
    try {
      for (std::size_t k = 0; k < std::min(jobs, items); ++k) threads_.emplace_back([this] { run(); });
    } catch (const std::system_error&) {  // no more threads are to be had: fewer do
      if (threads_.empty()) throw;
    }
  }
  ~Crew() {
    {
      const std::lock_guard lock(mutex_);
      stop_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  /// Waits for an item; what a thread threw is thrown here.
  Value wait_for(std::size_t i) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return done_.count(i) > 0 || failed_; });
    if (failed_) std::rethrow_exception(failed_);
    Value value = std::move(done_.at(i));
    done_.erase(i);
    taken_ = i + 1;
    changed_.notify_all();
    return value;
  }

 private:
  void run() {
    try {
      for (;;) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stop_ || next_ >= items_ || next_ < taken_ + ahead_; });
        if (stop_ || next_ >= items_) return;
        const std::size_t mine = next_++;
        lock.unlock();
        Value value = work_(mine);
        lock.lock();
        done_.emplace(mine, std::move(value));
        changed_.notify_all();
      }
    } catch (...) {
      const std::lock_guard lock(mutex_);
      failed_ = std::current_exception();
      stop_ = true;
      changed_.notify_all();
    }
  }

  std::size_t items_;
  std::size_t ahead_;
  const std::function<Value(std::size_t)>& work_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, Value> done_;
  std::size_t next_ = 0;   // to be worked on
  std::size_t taken_ = 0;  // so many are
  bool stop_ = false;
  std::exception_ptr failed_;
  std::vector<std::thread> threads_;  // last: they use all the others
};

/// `work(i)` runs on some thread, `take(i, result)` on this one, in order, until it says false. With one job all is done
/// here. What one of them throws is thrown here.
template <class Value>
void in_order(std::size_t items, std::size_t jobs, const std::function<Value(std::size_t)>& work, const std::function<bool(std::size_t, Value)>& take) {
  if (jobs < 2 || items < 2) {
    for (std::size_t i = 0; i < items; ++i)
      if (!take(i, work(i))) return;
    return;
  }
  Crew<Value> crew(items, jobs, work);
  for (std::size_t i = 0; i < items; ++i)
    if (!take(i, crew.wait_for(i))) return;
}

}  // namespace subcite
