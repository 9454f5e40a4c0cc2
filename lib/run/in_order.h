// Work shared over threads, taken in the order of its items: at most a few items are done ahead of the one that is taken
// next, so that memory does not grow with their number.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace subcite {

/// `work(i)` runs on some thread, `take(i, result)` on this one, in order, until it says false. With one job all is done
/// here.
template <class Value>
void in_order(std::size_t items, std::size_t jobs, const std::function<Value(std::size_t)>& work, const std::function<bool(std::size_t, Value)>& take) {
  if (jobs < 2 || items < 2) {
    for (std::size_t i = 0; i < items; ++i)
      if (!take(i, work(i))) return;
    return;
  }
  const std::size_t ahead = jobs * 4;
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::size_t, Value> done;
  std::size_t next = 0;   // to be worked on
  std::size_t taken = 0;  // so many are
  bool stop = false;
  const auto worker = [&] {
    for (;;) {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return stop || next >= items || next < taken + ahead; });
      if (stop || next >= items) return;
      const std::size_t mine = next++;
      lock.unlock();
      Value value = work(mine);
      lock.lock();
      done.emplace(mine, std::move(value));
      changed.notify_all();
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t k = 0; k < std::min(jobs, items); ++k) threads.emplace_back(worker);
  for (std::size_t i = 0; i < items; ++i) {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return done.count(i) > 0; });
    Value value = std::move(done.at(i));
    done.erase(i);
    lock.unlock();
    const bool more = take(i, std::move(value));
    lock.lock();
    taken = i + 1;
    stop = !more;
    changed.notify_all();
    if (stop) break;
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace subcite
