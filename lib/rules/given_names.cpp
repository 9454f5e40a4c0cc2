// In order, so that a name is found by halving.
#include "rules/given_names.h"

#include <algorithm>
#include <array>

namespace subcite::rules_support {

namespace {

constexpr std::array<std::string_view, 158> kGivenNames{"Aaron", "Ada", "Adam", "Alan", "Albert", "Alex", "Alexander", "Alice", "Amy", "Andrea", "Andrew", "Ann", "Anna", "Anne", "Anthony", "Arthur", "Barbara", "Benjamin", "Brandon", "Brian", "Bruce", "Bryan", "Carl", "Carol", "Catherine", "Charles", "Christine", "Christopher", "Cynthia", "Daniel", "David", "Deborah", "Dennis", "Diane", "Donald", "Donna", "Dorothy", "Douglas", "Edward", "Elena", "Elizabeth", "Ella", "Emily", "Emma", "Eric", "Ethan", "Eugene", "Eva", "Evelyn", "Felix", "Frank", "Frederick", "Gary", "George", "Gerald", "Gloria", "Gregory", "Hannah", "Harold", "Heather", "Helen", "Henry", "Hugh", "Iris", "Jack", "Jacob", "James", "Jane", "Janet", "Jason", "Jean", "Jeffrey", "Jennifer", "Jeremy", "Jerry", "Jesse", "Jessica", "John", "Jonathan", "Jose", "Joseph", "Joshua", "Joyce", "Judith", "Julia", "Justin", "Karen", "Kathleen", "Kathryn", "Keith", "Kenneth", "Kevin", "Larry", "Laura", "Lena", "Leo", "Linda", "Lisa", "Lucy", "Margaret", "Maria", "Mark", "Martha", "Mary", "Matthew", "Megan", "Melissa", "Michael", "Michelle", "Mira", "Nancy", "Nathan", "Nicholas", "Noah", "Nora", "Oliver", "Olivia", "Oscar", "Otto", "Pamela", "Patricia", "Patrick", "Paul", "Peter", "Philip", "Priya", "Rachel", "Ralph", "Raymond", "Rebecca", "Richard", "Robert", "Roger", "Ronald", "Ruth", "Samuel", "Sandra", "Sarah", "Sean", "Sharon", "Simon", "Sophia", "Stephanie", "Stephen", "Steven", "Susan", "Teresa", "Theresa", "Thomas", "Timothy", "Tyler", "Victor", "Victoria", "Vincent", "Walter", "Wayne", "William", "Zachary"};

}  // namespace

bool is_given_name(std::string_view word) { return std::binary_search(kGivenNames.begin(), kGivenNames.end(), word); }

}  // namespace subcite::rules_support
