// In order, so that a name is found by halving.
#include "rules/given_names.h"

#include <algorithm>
#include <array>

namespace subcite::rules_support {

namespace {

constexpr std::array<std::string_view, 247> kGivenNames{"Aaron", "Abigail", "Ada", "Adam", "Agnes", "Alan", "Albert", "Alejandro", "Alex", "Alexander", "Alice", "Alicia", "Allison", "Amanda", "Amelia", "Amy", "Andrea", "Andrew", "Angela", "Ann", "Anna", "Anne", "Anthony", "Antonio", "Arthur", "Ashley", "Audrey", "Barbara", "Beatrice", "Benjamin", "Beth", "Betty", "Bonnie", "Brandon", "Brenda", "Brian", "Bruce", "Bryan", "Carl", "Carol", "Caroline", "Catherine", "Charles", "Cheryl", "Chloe", "Christina", "Christine", "Christopher", "Claire", "Clara", "Claudia", "Connie", "Cynthia", "Daniel", "Danielle", "David", "Deborah", "Debra", "Dennis", "Derek", "Diana", "Diane", "Donald", "Donna", "Dorothy", "Douglas", "Edith", "Edward", "Edwin", "Eileen", "Eleanor", "Elena", "Elizabeth", "Ella", "Ellen", "Emily", "Emma", "Eric", "Erica", "Erin", "Ernest", "Esther", "Ethan", "Eugene", "Eva", "Evelyn", "Felix", "Fiona", "Frances", "Frank", "Frederick", "Gabriel", "Gary", "Geoffrey", "George", "Gerald", "Gillian", "Gloria", "Gregory", "Hannah", "Harold", "Harriet", "Harry", "Heather", "Helen", "Henry", "Herbert", "Hugh", "Ian", "Irene", "Iris", "Isabel", "Jack", "Jacob", "Jacqueline", "James", "Jane", "Janet", "Janice", "Jason", "Jean", "Jeffrey", "Jennifer", "Jeremy", "Jerry", "Jesse", "Jessica", "Jill", "Joan", "Joanna", "John", "Jonathan", "Jose", "Joseph", "Joshua", "Joyce", "Juan", "Judith", "Julia", "Julian", "Julie", "Justin", "Karen", "Katherine", "Kathleen", "Kathryn", "Keith", "Kenneth", "Kevin", "Kimberly", "Kristen", "Kyle", "Larry", "Laura", "Lauren", "Leah", "Lena", "Leo", "Lillian", "Linda", "Lisa", "Louise", "Lucy", "Luis", "Luke", "Manuel", "Margaret", "Maria", "Marie", "Marilyn", "Mark", "Martha", "Mary", "Matthew", "Megan", "Melissa", "Michael", "Michelle", "Mira", "Miriam", "Monica", "Nancy", "Natalie", "Natasha", "Nathan", "Nicholas", "Nicole", "Noah", "Nora", "Oliver", "Olivia", "Oscar", "Otto", "Pamela", "Patricia", "Patrick", "Paul", "Pauline", "Pedro", "Peter", "Philip", "Phillip", "Phyllis", "Priya", "Rachel", "Ralph", "Raymond", "Rebecca", "Richard", "Robert", "Roberto", "Roger", "Ronald", "Rosemary", "Ruth", "Sally", "Samantha", "Samuel", "Sandra", "Sarah", "Sean", "Sharon", "Simon", "Sophia", "Sophie", "Stephanie", "Stephen", "Steven", "Susan", "Sylvia", "Teresa", "Theresa", "Thomas", "Timothy", "Tyler", "Valerie", "Vanessa", "Veronica", "Victor", "Victoria", "Vincent", "Walter", "Wayne", "Wendy", "William", "Yvonne", "Zachary"};

}  // namespace

bool is_given_name(std::string_view word) { return std::binary_search(kGivenNames.begin(), kGivenNames.end(), word); }

}  // namespace subcite::rules_support
