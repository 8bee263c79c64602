@Entity class Item {
  @Id Long id;
  String name;
}
@Entity class Mail { @Id Long id; }

// after
@Entity class Item {
  @Id Long id;
  String name;
}
@Entity @Table(name = "message") class Mail { @Id Long id; }
// --rename table:mail=message

// revision
-- @upgrade
ALTER TABLE mail RENAME TO message;

-- @downgrade
ALTER TABLE message RENAME TO mail;
