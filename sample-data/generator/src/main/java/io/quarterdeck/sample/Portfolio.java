package io.quarterdeck.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who looks after which account, at the moment. */
final class Portfolio {
    private final Map<Account, Person> owners = new LinkedHashMap<>();

    Portfolio(List<Account> accounts) {
        for (Account account : accounts) {
            owners.put(account, null);
        }
    }

    /** Deals a team's accounts out to its sellers in turn. */
    void dealOut(Team team, List<Person> sellers) {
        int turn = 0;
        for (Map.Entry<Account, Person> entry : owners.entrySet()) {
            if (entry.getKey().team() == team) {
                entry.setValue(sellers.get(turn++ % sellers.size()));
            }
        }
    }

    /** Gives a newcomer an equal share, each account from the colleague who then has the most. */
    void welcome(Person newcomer, List<Person> colleagues) {
        int total = colleagues.stream().mapToInt(person -> of(person).size()).sum();
        int share = total / (colleagues.size() + 1);
        for (int count = 0; count < share; count++) {
            List<Account> largest = colleagues.stream()
                    .map(this::of)
                    .max(Comparator.comparingInt(List::size))
                    .orElseThrow();
            owners.put(largest.get(largest.size() - 1), newcomer);
        }
    }

    /** Passes the accounts of someone who goes to the colleagues, each to the one who then has the fewest. */
    void passOn(Person leaver, List<Person> colleagues) {
        for (Account account : of(leaver)) {
            Person next = colleagues.stream()
                    .min(Comparator.comparingInt(person -> of(person).size()))
                    .orElseThrow();
            owners.put(account, next);
        }
    }

    /** A person's accounts, by id. */
    List<Account> of(Person person) {
        List<Account> accounts = new ArrayList<>();
        owners.forEach((account, owner) -> {
            if (person.equals(owner)) {
                accounts.add(account);
            }
        });
        return accounts;
    }

    Person ownerOf(Account account) {
        return owners.get(account);
    }
}
