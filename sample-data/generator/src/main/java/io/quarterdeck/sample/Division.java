package io.quarterdeck.sample;

/**
 * One sales organisation of the company. The sample has one; at scale N there are N, each with customers, talents and
 * luck of its own, who sell the same products. What belongs to a later division carries its number, as namesakes in
 * large companies do, so that no id stands for two things.
 *
 * @param number 1 for the first, whose exports are those of the sample
 * @param seed what its simulation is drawn from
 */
record Division(int number, long seed) {
    /** Seeds of divisions lie so far apart that the seeds people try do not meet them. */
    private static final long SEED_STEP = 1_000_003;

    static Division of(long companySeed, int number) {
        return new Division(number, companySeed + (number - 1) * SEED_STEP);
    }

    /** An id, made unique among divisions. */
    String id(String id) {
        return number == 1 ? id : id + "-" + number;
    }

    String id(Person person) {
        return id(person.id());
    }

    String id(Account account) {
        return id(account.id());
    }

    String id(Deal deal) {
        return id(deal.opportunity().id());
    }

    /** The name of a person or team. */
    String name(String name) {
        return number == 1 ? name : name + " " + number;
    }

    String login(Person person) {
        return number == 1 ? person.login() : person.login() + "." + number;
    }

    String email(Person person) {
        return email(login(person));
    }

    static String email(String login) {
        return login + "@harbourline.example";
    }
}
