-- @revises 20250102_090000, 20250103_090000
-- @message join orders and invoices

-- @upgrade

-- @downgrade
