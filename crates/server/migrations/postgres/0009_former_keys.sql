-- Public keys of servers that are gone and that this one stands in for: what they signed counts.
CREATE TABLE former_key (
  public_key BYTEA NOT NULL PRIMARY KEY CHECK (length(public_key) = 32),
  adopted_at BIGINT NOT NULL
);
