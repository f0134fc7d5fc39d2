"""What people read: findings as text and JSON, the HTML report."""
