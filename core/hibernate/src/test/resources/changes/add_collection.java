@Entity class Item {
  @Id Long id;
  String name;
}

// after
@Entity class Item {
  @Id Long id;
  String name;
  @ElementCollection Set<String> words;
}

// revision
-- @upgrade
CREATE TABLE item_words (
  item_id bigint NOT NULL,
  words character varying(255),
  CONSTRAINT item_words_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id)
);

-- @downgrade
DROP TABLE item_words;
