@Entity class Item {
  @Id Long id;
  String name;
}
@Entity class Label { @Id Long id; }

// after
@Entity class Item {
  @Id Long id;
  String name;
  @ManyToMany Set<Label> labels;
}
@Entity class Label { @Id Long id; }

// revision
-- @upgrade
CREATE TABLE item_label (
  item_id bigint NOT NULL,
  labels_id bigint NOT NULL,
  CONSTRAINT item_label_pkey PRIMARY KEY (item_id, labels_id),
  CONSTRAINT item_label_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id),
  CONSTRAINT item_label_labels_id_fkey FOREIGN KEY (labels_id) REFERENCES label(id)
);

-- @downgrade
DROP TABLE item_label;
