package io.quarterdeck.sample;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A file that one of Harbourline's systems exports. */
public enum ExportFile {
    OPPORTUNITIES(
            "opportunities.csv",
            "opportunity_id,opportunity_name,account_id,owner_id,product_id,stage,forecast_category,amount,"
                    + "probability,created_date,close_date,lead_source,loss_reason,next_step,next_step_date"),
    OPPORTUNITY_HISTORY("opportunity_history.csv", "opportunity_id,changed_date,field,old_value,new_value"),
    ACCOUNTS("accounts.csv", "account_id,account_name,industry,segment,region,country,city,owner_id,customer_since"),
    PRODUCTS("products.csv", "product_id,product_name,product_family,list_price,launch_date"),
    PEOPLE("people.csv", "owner_id,name,login,email,job_title,hire_date,leave_date"),
    ASSIGNMENTS("assignments.csv", "owner_id,team,region,manager_id,from_date,to_date"),
    TARGETS("targets.csv", "target_id,measure,owner_id,period,amount"),
    QUOTES(
            "quotes.csv",
            "quote_id,opportunity_id,account_id,owner_id,quote_date,valid_until,amount,discount_percent,status,"
                    + "approval_status,approved_by,approved_date,order_id"),
    ORDERS(
            "orders.csv",
            "order_id,contract_number,opportunity_id,account_id,owner_id,product_id,order_date,channel,quantity,"
                    + "amount,status"),
    DELIVERIES("deliveries.csv", "delivery_id,order_id,promised_date,delivered_date,quantity,status"),
    PAYMENT_PLAN("payment_plan.csv", "plan_id,order_id,contract_number,account_id,instalment,occasion,due_date,amount"),
    INVOICES(
            "invoices.csv",
            "invoice_id,order_id,contract_number,plan_id,opportunity_id,account_id,owner_id,invoice_date,due_date,"
                    + "amount,paid_amount,open_amount,status"),
    RECEIPTS("receipts.csv", "收款单号,收款日期,客户编号,客户名称,合同编号,发票编号,收款金额,币种,收款方式"),
    ACTIVITIES(
            "activities.json",
            "activity_id,kind,subject,owner_id,account_id,opportunity_id,planned_date,done_date,status,outcome,minutes"),
    SATISFACTION(
            "satisfaction.csv",
            "answer_id,kind,account_id,opportunity_id,order_id,owner_id,score,scale_max,answered_date,comment"),
    MARKET("market.csv", "segment,region,quarter,market_size,currency,source"),
    CALLS("forecast_calls.csv", "call_id,seller_id,quarter,amount,called_on"),
    CORRECTIONS("forecast_corrections.csv", "correction_id,manager_id,seller_id,quarter,amount,corrected_on,reason"),
    JOINT_VISITS("joint_visits.csv", "visit_id,manager_id,seller_id,account_id,planned_date,visit_date,skill,mark"),
    PLANS(
            "plans.csv",
            "owner_id,period,plan_date,item,kind,manager,opportunity_id,account,due_date,amount,quantity,lever,"
                    + "opportunities,expected_amount,refers_to,reason,note"),
    ROSTER("roster.xlsx", "工号,姓名,部门,岗位,入职日期,离职日期,邮箱,直属上级");

    private final String fileName;
    private final String headings;

    ExportFile(String fileName, String headings) {
        this.fileName = fileName;
        this.headings = headings;
    }

    public String fileName() {
        return fileName;
    }

    /** The headings, between commas. */
    String headings() {
        return headings;
    }

    List<String> columns() {
        return List.of(headings.split(","));
    }

    /** The files that are written when none is named. */
    public static Set<ExportFile> usual() {
        return Collections.unmodifiableSet(EnumSet.allOf(ExportFile.class));
    }
}
