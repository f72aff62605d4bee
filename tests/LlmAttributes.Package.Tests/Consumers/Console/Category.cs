namespace Shop;

public enum Category
{
    Billing,
    Outage,
    Other,
}
