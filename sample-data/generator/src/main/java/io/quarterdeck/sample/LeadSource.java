package io.quarterdeck.sample;

/** Where an opportunity came from; {@code winEffect} is added to the log odds of passing each stage. */
enum LeadSource {
    WEBSITE("Website", 0.22, -0.08),
    TRADE_SHOW("Trade Show", 0.18, -0.02),
    REFERRAL("Referral", 0.12, 0.22),
    PARTNER("Partner", 0.16, 0.06),
    OUTBOUND("Outbound", 0.32, -0.20),
    EXISTING_CUSTOMER("Existing Customer", 0.0, 0.24);

    /** Of opportunities at existing customers, the share that the customer began. */
    static final double SHARE_BEGUN_BY_CUSTOMERS = 0.42;

    final String title;
    final double share;
    final double winEffect;

    LeadSource(String title, double share, double winEffect) {
        this.title = title;
        this.share = share;
        this.winEffect = winEffect;
    }
}
